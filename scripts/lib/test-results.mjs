import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './run.mjs';

/**
 * What one vitest run did, from its JSON report. A file that could not be loaded, a run that died and a run with an
 * unhandled error count as one failure each, and so does a run that found no test at all: silence is no success.
 * `maySkip`: the data kept outside the project is absent, so that the tests on it say so and pass by.
 */
export function readResults(file, exitCode, maySkip) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, remark: 'no report was written' };
  }
  const assertions = report.testResults.flatMap((each) => each.assertionResults);
  const count = (...statuses) => assertions.filter((each) => statuses.includes(each.status)).length;
  const broken = report.testResults.filter(
    (each) => each.status === 'failed' && !each.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const results = {
    passed: count('passed'),
    failed: count('failed') + broken,
    skipped: count('pending', 'skipped', 'todo'),
    failures: report.testResults.flatMap(failuresOf),
  };
  if (results.skipped > 0 && !maySkip)
    return { ...results, failed: results.failed + 1, remark: 'a skipped test is not a test' };
  if (results.passed + results.failed === 0) return { ...results, failed: 1, remark: 'no test ran' };
  if (exitCode !== 0 && results.failed === 0) return { ...results, failed: 1, remark: `vitest ended with ${exitCode}` };
  return results;
}

/** Each failure of a file in a few lines: where it is and what was said. */
function failuresOf({ name, status, message, assertionResults }) {
  const path = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [`${path}\n${firstLines(message)}`];
  return failed.map((test) => `${path} > ${test.fullName}\n${firstLines((test.failureMessages ?? []).join('\n'))}`);
}

const firstLines = (text = '') =>
  text
    .split('\n')
    .filter((line) => line.trim() && !line.includes('node_modules'))
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');

/** The sum of several runs. */
export const sum = (all) => ({
  passed: all.reduce((total, each) => total + each.passed, 0),
  failed: all.reduce((total, each) => total + each.failed, 0),
  skipped: all.reduce((total, each) => total + each.skipped, 0),
});
