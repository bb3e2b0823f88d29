import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useDevices } from '../api/devices.ts'
import { Failed } from '../app/Failed.tsx'
import { useWords } from '../words/words.ts'
import { Faults } from './Faults.tsx'
import { Figures } from './Figures.tsx'
import { type Quality, type QualityAsked, RANGES, type Range, useQuality } from './quality.ts'
import { RateChart } from './RateChart.tsx'
import { TopTen } from './TopTen.tsx'
import './quality.css'

/** How good the alarms are, by the figures of the standards, and what would make them better. */
export default function QualityPage() {
  const { say } = useWords()
  const [asked, askFor] = useState<QualityAsked>({ range: '7d' })
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
      {quality.isError && <Failed error={quality.error} retry={() => void quality.refetch()} />}
      {quality.isPending && <p className="quiet loading">{say('page.loading')}</p>}
      {quality.data && <Shown quality={quality.data} />}
    </div>
  )
}

function Shown({ quality }: { readonly quality: Quality }) {
  const { say } = useWords()
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
        <Figures figures={quality.figures} />
      </section>
      <section>
        <h2>{say('quality.faults')}</h2>
        <Faults quality={quality} />
      </section>
      {alarms > 0 && <TopTen top={quality.top} />}
    </>
  )
}

interface PlaceChoiceProps {
  readonly asked: QualityAsked
  readonly askFor: (asked: QualityAsked) => void
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
