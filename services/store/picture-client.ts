import type { PictureStore, SitePlanStore } from './picture-store.ts'
import type { StorageThreads } from './storage-threads.ts'

/** Pictures and plans as the main thread sees them. The thread of the charts fetches the bytes: they delay no sign-in. */
export const picturesOf = ({
  reader,
  historyReader,
  writer,
}: StorageThreads): PictureStore & SitePlanStore => ({
  photosOf: alert => reader.call('photosOf', alert),
  picture: id => historyReader.call('picture', id),
  pictureBytes: site => reader.call('pictureBytes', site),
  savePicture: picture => writer.call('savePicture', picture),
  removePicture: id => writer.call('removePicture', id),
  sitePlans: () => reader.call('sitePlans'),
  planPictures: () => reader.call('planPictures'),
  saveSitePlan: plan => writer.call('saveSitePlan', plan),
  removeSitePlan: (site, id) => writer.call('removeSitePlan', site, id),
})
