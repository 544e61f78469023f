// The peer: y-websocket's own server, as its documentation starts it, on a free port.
import http from 'http'
import { WebSocketServer } from 'ws'
import { setupWSConnection } from '@y/websocket-server/utils'

const sockets = new WebSocketServer({ noServer: true })
const server = http.createServer()
sockets.on('connection', setupWSConnection)
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, one => sockets.emit('connection', one, request))
})
server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
  console.log(`listening on 127.0.0.1:${server.address().port}`)
})
