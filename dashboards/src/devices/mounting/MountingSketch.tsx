import { useSay } from '../../words/use-say.ts'
import { type MountingDraft, mountingOf } from './mounting.ts'
import { words } from './words.ts'
import './mounting.css'

/** Where the sensor and the bottom lie in the drawing. */
const TOP = 26
const BOTTOM = 172
/** A bin of which nothing is known yet: full a quarter of the way down. */
const USUAL = { emptyMm: 1_000, fullMm: 250 }

/** The bin in section, to scale. */
export function MountingSketch({ draft }: { readonly draft: MountingDraft }) {
  const { say } = useSay(words)
  const known = mountingOf(draft)
  const { emptyMm, fullMm, deadZoneMm = 0 } = { deadZoneMm: 0, ...(known ?? USUAL) }
  const yOf = (mm: number) => TOP + ((BOTTOM - TOP) * Math.min(mm, emptyMm)) / emptyMm
  const cm = (mm: number) => (known === undefined ? '…' : String(mm / 10))
  const told = say('mounting.sketch', { empty: cm(emptyMm), full: cm(fullMm) })
  return (
    <svg className="mounting-sketch" viewBox="0 0 220 196" role="img" aria-label={told}>
      <rect className="sketch-waste" x="26" y={yOf(fullMm)} width="88" height={BOTTOM - yOf(fullMm)} />
      {deadZoneMm > 0 && (
        <rect className="sketch-dead" x="26" y={TOP} width="88" height={yOf(deadZoneMm) - TOP} />
      )}
      <path className="sketch-bin" d={`M20 ${TOP - 12}h100l-6 12v${BOTTOM - TOP}H26V${TOP}z`} />
      <rect className="sketch-sensor" x="58" y={TOP - 10} width="24" height="10" rx="2" />
      <path className="sketch-beam" d={`M70 ${TOP}V${yOf(fullMm)}`} />
      <text x="128" y={TOP - 2}>
        {say('mounting.sensor')}
      </text>
      <path className="sketch-line" d={`M20 ${yOf(fullMm)}h104`} />
      <text x="128" y={yOf(fullMm) + 4}>
        {say('mounting.at-full', { cm: cm(fullMm) })}
      </text>
      <path className="sketch-line" d={`M20 ${BOTTOM}h104`} />
      <text x="128" y={BOTTOM + 4}>
        {say('mounting.at-empty', { cm: cm(emptyMm) })}
      </text>
    </svg>
  )
}
