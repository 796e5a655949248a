// Which object of the site's bucket a path stands for, as local/gateway/site.py serves it on a laptop.
var PAGE = /^\/((sv|it|fi|lt|en)\/(withdraw\/|terms\/[\w.-]+\/)?)?$/;
var NOTHING = '<!doctype html><html lang="en"><title>404</title><meta http-equiv="refresh" content="0;url=/404.html">';

function handler(event) {
  var request = event.request;
  var path = request.uri;
  if (path === '/app' || path.startsWith('/app/')) {
    request.uri = '/app/index.html';
  } else if (PAGE.test(path)) {
    request.uri = path + 'index.html';
  } else if (PAGE.test(path + '/')) {
    return {statusCode: 308, headers: {location: {value: path + '/'}, 'cache-control': {value: 'no-cache'}}};
  } else if (path.split('/').pop().indexOf('.') < 1) {
    return {
      statusCode: 404,
      headers: {'content-type': {value: 'text/html; charset=utf-8'}, 'cache-control': {value: 'no-cache'}},
      body: NOTHING,
    };
  }
  return request;
}
