import t from 'tap'
import { channelFields } from './channel-fields.ts'
import { channels } from './channels/channels.ts'

const fieldsOf = (kind: keyof typeof channels) =>
  new Map(channelFields(channels[kind]).map(field => [field.key, field]))

t.test('a form has a field for each setting, with what it takes', async t => {
  const email = fieldsOf('email')
  t.match(email.get('host'), { type: 'text', isRequired: true, isSecret: false })
  t.match(email.get('port'), { type: 'number', isRequired: false, usual: 587 })
  t.match(email.get('security'), { type: 'choice', oneOf: ['starttls', 'tls', 'none'], usual: 'starttls' })
  t.match(email.get('password'), { type: 'text', isSecret: true })
  t.match(email.get('caCertificate'), { type: 'lines' })
  const sms = fieldsOf('sms')
  t.match(sms.get('headers'), { type: 'pairs', isSecret: false })
  t.match(sms.get('secrets'), { type: 'pairs', isSecret: true })
  t.match(sms.get('success'), { type: 'json' })
  t.match(sms.get('allowPrivateNetwork'), { type: 'yes-no', usual: false })
})

t.test('every secret of every kind is marked as one', async t => {
  for (const definition of Object.values(channels)) {
    const marked = channelFields(definition).filter(({ isSecret }) => isSecret)
    t.same(marked.map(({ key }) => key).sort(), [...definition.secrets].sort(), definition.kind)
  }
})
