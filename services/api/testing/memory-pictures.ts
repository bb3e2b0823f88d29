import type { SitePlan } from '../../domain/model/site-plan.ts'
import type { Picture, PictureStore, SitePlanStore } from '../../store/picture-store.ts'

/** For tests that are not about the database. */
export function memoryPictures(): PictureStore & SitePlanStore {
  const pictures = new Map<string, Picture>()
  const plans = new Map<string, SitePlan>()
  const all = () => [...pictures.values()]
  return {
    photosOf: async alert => all().filter(({ of }) => 'alert' in of && of.alert === alert),
    picture: async id => pictures.get(id),
    pictureBytes: async site => all().reduce((sum, one) => (one.site === site ? sum + one.size : sum), 0),
    savePicture: async picture => void pictures.set(picture.id, picture),
    removePicture: async id => void pictures.delete(id),
    sitePlans: async () => [...plans.values()],
    planPictures: async () => all().filter(({ of }) => 'plan' in of),
    saveSitePlan: async plan => void plans.set(`${plan.site}/${plan.id}`, plan),
    removeSitePlan: async (site, id) => void plans.delete(`${site}/${id}`),
  }
}
