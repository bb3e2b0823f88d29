import { Select } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { BilingualInput } from './BilingualInput.tsx'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { words } from './form-words.ts'

const ABOUTS = ['person', 'device', 'place', 'staff', 'server'] as const

/** What the rule is called, which devices it is about, and what whoever hears of it should do. */
export function RuleBasics({ isNew }: { readonly isNew: boolean }) {
  const { say, of } = useSay(words)
  const { definition, kinds, put } = useEditor()
  const kind = kinds.find(each => each.kind === definition.kind)
  return (
    <section className="rule-part">
      <h2>{say('basics')}</h2>
      <div className="rule-field" data-path="title">
        <span className="field-label">{say('basics.title')}</span>
        <BilingualInput path="title" label={say('basics.title')} />
        <FaultsAt path="title" />
      </div>
      <div className="condition-fields">
        <div className="rule-field" data-path="kind">
          <span className="field-label">{say('basics.kind')}</span>
          {isNew ? (
            <Select
              aria-label={say('basics.kind')}
              value={definition.kind}
              options={[
                ...kinds.map(({ kind, title }) => ({ value: kind, label: of(title) })),
                { value: '*', label: say('kind.all') },
              ]}
              onChange={chosen => put('kind', chosen)}
              popupMatchSelectWidth={false}
            />
          ) : (
            <b>{kind ? of(kind.title) : say('kind.all')}</b>
          )}
          <FaultsAt path="kind" />
        </div>
        <div className="rule-field" data-path="about">
          <span className="field-label">{say('basics.about')}</span>
          <Select
            allowClear
            aria-label={say('basics.about')}
            placeholder={say('about.usual')}
            value={definition.about ?? null}
            options={ABOUTS.map(value => ({ value, label: say(`about.${value}`) }))}
            onChange={chosen => put('about', chosen ?? undefined)}
            popupMatchSelectWidth={false}
          />
          <FaultsAt path="about" />
        </div>
      </div>
      <div className="rule-field" data-path="advice">
        <span className="field-label">{say('basics.advice')}</span>
        <BilingualInput path="advice" label={say('basics.advice')} lines={2} />
        <FaultsAt path="advice" />
      </div>
    </section>
  )
}
