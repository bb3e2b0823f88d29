import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { Link } from '../../app/Link.tsx'
import { useSay } from '../../words/use-say.ts'
import { Contacts } from '../carer/Contacts.tsx'
import { useWearerFile, useWearers, type Wearer } from '../carer/wearers.ts'
import { HeartMark } from '../marks.tsx'
import { wearerHref } from '../route.ts'
import { words } from './words.ts'
import '../carer/carer.css'

/** Whom it is about, and while it goes on whom to call: nobody looks for a number then. */
export function WearerHelp({ alert }: { readonly alert: Pick<WireAlert, 'deviceId' | 'handling'> }) {
  const { say: tell } = useSay(words)
  const wearer = useWearers().data?.find(one => one.device === alert.deviceId)
  if (wearer === undefined) return null
  return (
    <>
      <Link className="wearer-link light-button" href={wearerHref(wearer.site, wearer.id)}>
        <HeartMark /> {wearer.name} · {tell('alert.wearer')}
      </Link>
      {alert.handling !== 'resolved' && <Calls wearer={wearer} />}
    </>
  )
}

function Calls({ wearer }: { readonly wearer: Wearer }) {
  const file = useWearerFile(wearer.site, wearer.id).data
  return file === undefined ? null : <Contacts file={file} />
}
