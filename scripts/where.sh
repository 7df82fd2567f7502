#!/bin/sh
# Where the site lies and how to look at it.
cat <<'END'
网站已生成，放在 site/ 文件夹。
  看全站：运行 make serve，用浏览器打开 http://127.0.0.1:8000/
  只看首页：直接打开 site/index.html
The site is ready, in the folder site/.
  All of it: run make serve, then open http://127.0.0.1:8000/ in a browser
  The home page alone: open site/index.html
END
