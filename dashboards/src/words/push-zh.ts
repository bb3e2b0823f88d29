/** 在此设备上接收通知。 */
export const push = {
  'push.label': '此设备接收通知',
  'push.try': '发送测试通知',
  'push.on': '关闭控制台后，此设备仍会收到发给您的通知。',
  'push.off': '此设备只有在打开控制台时才能看到告警。',
  'push.insecure': '需要通过 https:// 访问，且此设备信任服务器的证书。',
  'push.home-screen': 'iPhone 和 iPad：点“分享”，选“添加到主屏幕”，再从主屏幕打开邻里并在此开启。',
  'push.unsupported': '此浏览器不支持推送通知。',
  'push.no-channel': '服务器尚未设置推送渠道，请联系管理员。',
  'push.denied': '浏览器已禁止本网站的通知，请在浏览器的网站设置中允许。',
  'push.service-away':
    '浏览器无法连接其推送服务。Chrome 使用 Google 的服务，部分网络无法访问，请换用其他浏览器或其他通知渠道。',
} as const
