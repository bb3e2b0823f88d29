import { Blank } from '../app/Blank.tsx'
import { Link } from '../app/Link.tsx'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './list-words.ts'
import './first-device.css'

const PUBLISH = `mosquitto_pub -h ${location.hostname} -u bin-1 -P "$TOKEN" -i bin-1 -q 1 \\
  -t community/riverside/smart-bin/bin-1/telemetry -m '{"fillPercent": 96}'`

const REGISTER = `curl -X PUT ${location.origin}/api/devices/bin-1 -H "authorization: Bearer $KEY" \\
  -H 'content-type: application/json' \\
  -d '{"kind":"smart-bin","site":"riverside","zone":"gate-1","name":"东门垃圾桶"}'
curl -X POST ${location.origin}/api/devices/bin-1/token -H "authorization: Bearer $KEY"`

/** What to do first, where no device was ever connected, with the commands that do it. */
export function FirstDevice() {
  const { say } = useSay(words)
  const can = useCan()
  return (
    <Blank title={say('first.title')} help={say('first.lead')}>
      <ol className="first-device">
        {can('devices.write') && (
          <li>
            <strong>{say('first.register')}</strong>
            <p>
              {say('first.register.here')} <Link href="/devices?do=add">{say('first.devices')}</Link>
            </p>
            <pre>{REGISTER}</pre>
          </li>
        )}
        <li>
          <strong>{say('first.publish')}</strong>
          <pre>{PUBLISH}</pre>
          <p className="quiet">{say('first.seen')}</p>
        </li>
        <li>
          <strong>{say('first.demo')}</strong>
          <pre>npm run demo</pre>
        </li>
      </ol>
    </Blank>
  )
}
