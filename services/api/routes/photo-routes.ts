import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Alert } from '../../domain/model/alert.ts'
import type { PictureFacts, PictureStore } from '../../store/picture-store.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import type { PictureLimits } from '../config.ts'
import { photoForm } from '../form/photo-form.ts'
import type { PhotoOffice } from '../photos/photo-office.ts'
import { photosSeen } from '../photos/photo-sight.ts'
import { pictureIn, sendPicture, takePictures } from '../pictures/picture-body.ts'
import { ApiProblem } from '../problem.ts'
import { photoAdded, photoList } from '../wire/photo.ts'

export interface PhotoRouteOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly pictures: PictureStore
  readonly office: PhotoOffice
  readonly looks: Looks
  readonly sight: Sight
  readonly limits: PictureLimits
  /** Of whoever is being erased there is nothing to see, to nobody. */
  readonly isErased: (alert: Alert) => boolean
}

const params = z.object({ id: z.string().max(128) })

/** What people photograph where they were sent. */
export const photoRoutes: FastifyPluginAsyncZod<PhotoRouteOptions> = async (app, options) => {
  const { alerts, pictures, office, looks, sight, limits, isErased } = options
  const tags = ['alerts']
  takePictures(app)

  async function alertFor(request: FastifyRequest, id: string) {
    const found = await alerts.get(id)
    const seen = found && sight.as(callerOf(request))(found.alert)
    if (found === undefined || seen === undefined) throw new ApiProblem('ALERT_NOT_FOUND')
    return { alert: found.alert, seen }
  }

  async function photosFor(request: FastifyRequest, id: string): Promise<readonly PictureFacts[]> {
    const caller = callerOf(request)
    const { alert, seen } = await alertFor(request, id)
    if (isErased(alert)) return []
    const photos = photosSeen(await pictures.photosOf(id), alert, seen, caller.username)
    if (photos.length > 0) await looks.atAlerts(caller, [seen])
    return photos
  }

  app.route({
    method: 'POST',
    url: '/api/alerts/:id/photos',
    bodyLimit: limits.bytesMax,
    config: { right: 'alerts.handle' },
    schema: {
      tags,
      summary: 'Add a photo: the picture itself is the body. What it tells of place and camera is cut off',
      consumes: ['image/jpeg', 'image/png', 'image/webp'],
      params,
      response: { 201: photoAdded },
    },
    handler: async (request, reply) => {
      const { alert } = await alertFor(request, request.params.id)
      if (!reachOf(request).alert(alert)) throw new ApiProblem('NOT_ALLOWED')
      if (alert.handling === 'resolved') throw new ApiProblem('ALERT_ALREADY_RESOLVED')
      const id = await office.add(alert, callerOf(request).username, pictureIn(request))
      return reply.code(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/alerts/:id/photos',
    config: { right: 'alerts.read' },
    schema: {
      tags,
      summary: 'The photos of an alert, oldest first; of a wearer’s, without `health.read` one’s own',
      params,
      response: { 200: photoList },
    },
    handler: async request => {
      const photos = await photosFor(request, request.params.id)
      return { photos: photos.map(photoForm), photosMax: limits.photosMax }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/alerts/:id/photos/:photo',
    config: { right: 'alerts.read' },
    schema: { tags, summary: 'One photo, its bytes', params: params.extend({ photo: z.string().max(64) }) },
    handler: async (request, reply) => {
      const { id, photo } = request.params
      const isSeen = (await photosFor(request, id)).some(one => one.id === photo)
      const picture = isSeen ? await pictures.picture(photo) : undefined
      if (picture === undefined) throw new ApiProblem('PHOTO_NOT_FOUND')
      return sendPicture(request, reply, picture)
    },
  })
}
