import { defineWords } from '../../words/define.ts'

/** What opens the account of a device. */
export const words = defineWords({
  en: {
    'token.tool': 'Token',
    'token.title': 'How {name} signs in',
    'token.kept': 'What opens its account now',
    'token.none': 'It has no token yet: it cannot sign in.',
    'token.current': 'Current token',
    'token.former': 'Former token',
    'token.made': 'made',
    'token.used': 'last used',
    'token.never-used': 'not used yet',
    'token.ends': 'stays good until',
    'token.end-now': 'End it now',
    'token.end-now.title': 'End the former token now?',
    'token.end-now.help': 'Whatever still signs in by it is cut off at once. The current token stays good.',
    'token.ended': 'The former token is no longer good.',
    'token.certificate': 'Certificate',
    'token.serial': 'Serial number',
    'token.seen': 'last signed in by it',
    'token.expires': 'expires',
    'token.certificate.none':
      'It has not signed in by a certificate since the server began. One that the CA of the server signed, with “{id}” as its name (CN or DNS), opens the account on the TLS port without a token.',
    'token.certificate.revoke':
      'It is bound by its name, not here. To revoke it, its serial number goes into LINLI_MQTT_CLIENT_REVOKED.',
    'token.renew': 'A new token',
    'token.overlap': 'The one that it has now',
    'token.overlap.0': 'ends at once',
    'token.overlap.ms': 'stays good for {time}',
    'token.after-use': 'and ends sooner: {time} after the new one is first used',
    'token.warning.0':
      'Until the new one is in the device, nothing of it is heard. So it is right where somebody else may know the old one.',
    'token.warning.ms':
      'Until then both are good: the device goes on being heard while it is given the new one.',
  },
  zh: {
    'token.tool': '令牌',
    'token.title': '{name} 的登录凭据',
    'token.kept': '目前有效的凭据',
    'token.none': '还没有令牌，设备无法登录。',
    'token.current': '现用令牌',
    'token.former': '旧令牌',
    'token.made': '生成于',
    'token.used': '最近使用',
    'token.never-used': '尚未使用',
    'token.ends': '有效至',
    'token.end-now': '立即停用',
    'token.end-now.title': '立即停用旧令牌？',
    'token.end-now.help': '仍在用旧令牌登录的设备会立即断开。现用令牌不受影响。',
    'token.ended': '旧令牌已停用。',
    'token.certificate': '客户端证书',
    'token.serial': '序列号',
    'token.seen': '最近用它登录',
    'token.expires': '到期',
    'token.certificate.none':
      '服务器启动以来没有用证书登录过。由服务器信任的 CA 签发、名称（CN 或 DNS）为“{id}”的证书，可在 TLS 端口免令牌登录。',
    'token.certificate.revoke':
      '证书按名称对应设备，无需在此绑定。要吊销，请将序列号写入 LINLI_MQTT_CLIENT_REVOKED。',
    'token.renew': '生成新令牌',
    'token.overlap': '现有令牌',
    'token.overlap.0': '立即失效',
    'token.overlap.ms': '{time}内仍有效',
    'token.after-use': '并提前结束：新令牌启用 {time}后即失效',
    'token.warning.0': '新令牌写入设备之前，收不到它的任何数据。怀疑令牌泄露时请选此项。',
    'token.warning.ms': '在此期间两个令牌都可登录，更换时数据不会中断。',
  },
})
