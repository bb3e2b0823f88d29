import { Copied } from './Copied.tsx'

interface NamedSettingsProps {
  /** Its name and its value, where it has one. */
  readonly settings: readonly (readonly [string, string | undefined])[]
}

/** What is typed into a device, each with a way to copy it. */
export function NamedSettings({ settings }: NamedSettingsProps) {
  return (
    <dl className="mqtt-settings">
      {settings.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <Copied what={name} text={value} />
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}
