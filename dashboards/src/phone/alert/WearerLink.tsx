import { Link } from '../../app/Link.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWearers } from '../carer/wearers.ts'
import { HeartMark } from '../marks.tsx'
import { wearerHref } from '../route.ts'
import { words } from './words.ts'

/** To the one whom it is about. */
export function WearerLink({ device }: { readonly device: string }) {
  const { say: tell } = useSay(words)
  const wearer = useWearers().data?.find(one => one.device === device)
  if (wearer === undefined) return null
  return (
    <Link className="wearer-link light-button" href={wearerHref(wearer.site, wearer.id)}>
      <HeartMark /> {wearer.name} · {tell('alert.wearer')}
    </Link>
  )
}
