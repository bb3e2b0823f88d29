import { defineWords } from '../../words/define.ts'

/** What is to be done before a device is heard for the first time. */
export const words = defineWords({
  en: {
    'never.source':
      'It is registered, and its source “{source}” has said nothing of “{address}” yet. Look whether the address is right, and whether the source hears anything.',
    'never.charger':
      'Type into the charger: {url} (OCPP 1.6J), user name {id}, password: its token, made under “Token” above.',
    'never.token': 'Make a token',
    'never.no-door':
      'This server has no door for chargers yet: whoever runs it sets LINLI_OCPP_PORT and starts it again. Then the address to type in stands here.',
  },
  zh: {
    'never.source':
      '设备已登记，但来源“{source}”还没有收到“{address}”的数据。请核对地址，并查看该来源是否收到消息。',
    'never.charger': '请在充电桩中填写：{url}（OCPP 1.6J），用户名 {id}，密码为上方“令牌”中生成的令牌。',
    'never.token': '生成令牌',
    'never.no-door':
      '服务器尚未开通充电桩接入口：请运维人员设置 LINLI_OCPP_PORT 并重启，之后这里会显示要填写的地址。',
  },
})
