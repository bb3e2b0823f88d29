import type { WireWearer } from '../../../services/api/wire/people.ts'
import type { Names } from '../duty/names.ts'
import type { Told } from '../form/Overtaken.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** A file in words, field by field, so that two of them can be laid side by side. */
export function useWearerTold(names: Names): (wearer: WireWearer) => Told {
  const { say } = useSay(words)
  return ({ name, zone, flat, living, device, carers, contacts, notes, consents }) => [
    [say('wearer.name'), name],
    [say('wearer.home'), [zone && names.zone(zone), flat].filter(Boolean).join(' ')],
    [say('wearer.living'), say(`living.${living}`)],
    [say('wearer.band'), device ?? ''],
    [say('wearer.carers'), carers.map(names.person).join('、')],
    [say('wearer.contacts'), contacts.map(one => `${one.name} ${one.phone}`).join('; ')],
    [say('wearer.notes'), notes ?? ''],
    [
      say('wearer.consents'),
      consents.map(one => `${say(`consent.${one.what}`)} ${one.givenOn} ${one.withdrawnOn ?? ''}`).join('; '),
    ],
  ]
}
