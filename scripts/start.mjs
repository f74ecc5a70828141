// npm start. Before the version check only syntax that every Node with modules reads, so that an old one says what is wrong.
const wanted = [20, 19];
const have = process.versions.node.split('.').map(Number);
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  console.error(
    `需要 Node.js 20.19 或以上，当前是 ${process.version}。请从 https://nodejs.org 安装长期支持版后重试。\n` +
      `Node.js 20.19 or newer is needed; this is ${process.version}. Install an LTS release from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
import('./lib/start.mjs')
  .then((start) => start.startHuying(process.argv.slice(2)))
  .catch((error) => {
    console.error(`\n${error.forPeople || error.name === 'ConfigError' ? error.message : error.stack || error}`);
    process.exit(1);
  });
