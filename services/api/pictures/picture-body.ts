import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Picture } from '../../store/picture-store.ts'
import { ApiProblem } from '../problem.ts'

/** In the scope of these routes a body is a picture and nothing else. What it really is, its bytes tell. */
export function takePictures(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

export function pictureIn({ body }: FastifyRequest | { readonly body: unknown }): Buffer {
  if (body instanceof Buffer) return body
  throw new ApiProblem('MEDIA_TYPE_UNSUPPORTED', { detail: 'send the picture itself, as image/jpeg' })
}

/**
 * Never run, never framed, never read by another origin (the headers of every answer see to that, too). An id means the same
 * bytes for ever, but whoever may see them is asked anew: a browser keeps it, and does not show it by itself.
 */
export function sendPicture(request: FastifyRequest, reply: FastifyReply, { id, type, bytes }: Picture) {
  const tag = `"${id}"`
  reply.header('etag', tag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  reply.header('content-disposition', 'inline')
  reply.header('content-security-policy', "default-src 'none'; sandbox")
  return reply.type(type).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
