import type { FastifyReply } from 'fastify';
import { type OfficialDocument, openOfficialDocument } from './official-document.ts';

/**
 * Answers with a document in the form of GB/T 9704-2012 while it is written. `name` is its title and the name of the file,
 * `plain` the name for programs that know only ASCII.
 */
export function sendDocument(
  reply: FastifyReply,
  { name, plain }: { name: string; plain: string },
  write: (document: OfficialDocument) => Promise<void>,
): FastifyReply {
  const document = openOfficialDocument(name);
  write(document).then(document.end, (error: unknown) => document.pdf.destroy(error as Error));
  const encoded = encodeURIComponent(`${name}.pdf`);
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${plain}.pdf"; filename*=UTF-8''${encoded}`)
    .send(document.pdf);
}
