import { Segmented, Select } from 'antd'
import { useDevices } from '../api/devices.ts'
import { Awaited } from '../app/Awaited.tsx'
import { go, usePlace } from '../app/location.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { addressOf, placeIn, type QualityPlace } from './asked.ts'
import { Faults } from './Faults.tsx'
import { Figures } from './Figures.tsx'
import { type Quality, RANGES, type Range, useQuality } from './quality.ts'
import { words } from './quality-words.ts'
import { RateChart } from './RateChart.tsx'
import { TopTen } from './TopTen.tsx'
import { useTrend } from './trend.ts'
import './quality.css'

/** How good the alarms are, by the figures of the standards, and what would make them better. */
export default function QualityPage() {
  const { say } = useWords()
  const asked = placeIn(usePlace().query)
  const askFor = (next: QualityPlace) => go(addressOf(next), { replace: true })
  const quality = useQuality(asked)
  return (
    <div className="quality-page">
      <div className="page-head">
        <h1>{say('quality.title')}</h1>
        <Segmented<Range>
          aria-label={say('quality.range')}
          value={asked.range}
          onChange={range => askFor({ ...asked, range })}
          options={(Object.keys(RANGES) as Range[]).map(value => ({
            value,
            label: say(`quality.range.${value}`),
          }))}
        />
        <PlaceChoice asked={asked} askFor={askFor} />
      </div>
      {quality.data ? <Shown quality={quality.data} place={asked} /> : <Awaited what={quality} />}
    </div>
  )
}

function Shown({ quality, place }: { readonly quality: Quality; readonly place: QualityPlace }) {
  const { say } = useWords()
  const own = useSay(words)
  const trend = useTrend(place)
  const { held, alarms, untouched } = quality
  const back = Object.values(held.suppressed).reduce((sum, n) => sum + n, held.grouped)
  return (
    <>
      <p className="quiet">
        {say('quality.summary', { n: alarms, untouched })}{' '}
        {say('quality.held', { n: back, shelved: held.shelved })}
      </p>
      <RateChart quality={quality} />
      <section>
        <h2>{say('quality.figures')}</h2>
        <p className="quiet small">{own.say('trend.about')}</p>
        <Figures quality={quality} trend={trend} place={place} />
      </section>
      <section>
        <h2>{say('quality.faults')}</h2>
        <Faults quality={quality} place={place} />
      </section>
      {alarms > 0 && <TopTen top={quality.top} />}
    </>
  )
}

interface PlaceChoiceProps {
  readonly asked: QualityPlace
  readonly askFor: (asked: QualityPlace) => void
}

function PlaceChoice({ asked: { range, site, zone }, askFor }: PlaceChoiceProps) {
  const { say } = useWords()
  const { data: devices } = useDevices()
  const places = [...new Set(devices?.list.map(device => `${device.site}/${device.zone}`))].sort()
  const options = places.map(value => ({ value, label: value.replace('/', ' · ') }))
  return (
    <Select
      allowClear
      showSearch
      className="place-choice"
      aria-label={say('quality.everywhere')}
      placeholder={say('quality.everywhere')}
      value={site === undefined ? null : `${site}/${zone}`}
      options={options}
      onChange={(chosen?: string) => {
        const [site, zone] = chosen?.split('/') ?? []
        askFor(site === undefined || zone === undefined ? { range } : { range, site, zone })
      }}
      popupMatchSelectWidth={false}
    />
  )
}
