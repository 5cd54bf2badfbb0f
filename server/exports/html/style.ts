/** The look of an HTML file, on screen and on paper. No address in it, so nothing is fetched. */
export const fileStyle = `
:root{color-scheme:light}
body{margin:0;background:#efece6;color:#1c1b19;font:11pt/1.6 "Noto Serif","Noto Serif JP","Times New Roman","Yu Mincho","Hiragino Mincho ProN",serif}
main{max-width:46em;margin:2em auto;padding:3em 4em;background:#fff}
:lang(ja){line-break:strict}
.parties{display:flex;gap:2em;justify-content:space-around;text-align:center;border-bottom:1px solid #1c1b19;padding-bottom:1em}
h1{font-size:2em;line-height:1.25;text-align:center;margin:2.5em 0 .5em}
.version,.translation{text-align:center;margin:.5em 0}
h2{font-size:1.35em;margin:2em 0 .7em}h3{font-size:1.12em;margin:1.6em 0 .5em}h4,h5{font-size:1em;margin:1.3em 0 .4em}h5{font-weight:400;font-style:italic}
h2,h3,h4,h5{line-height:1.3;break-after:avoid}
.cover{margin:2em 0;width:100%}.cover th{width:32%;font-weight:400;color:#504d47;background:none}.cover th,.cover td{border-width:1px 0}
nav ol{list-style:none;padding:0}nav li.sub{padding-left:1.6em}nav a{color:inherit;text-decoration:none}
a{color:#0b4a7a}
table{border-collapse:collapse;width:100%;margin:.8em 0 1.4em;font-size:.88em}
caption{text-align:left;font-weight:700;padding-bottom:.4em}
th,td{border:1px solid #8c8c8c;padding:.35em .5em;text-align:left;vertical-align:top}th{background:#eee}
td>p,th>p{margin:.2em 0}tr{break-inside:avoid}
.gap{background:#fbf0d9}.center{text-align:center}.right{text-align:right}.justify{text-align:justify}
.minuted{border-left:3px solid #999;padding-left:1em;margin:1em 0}.facts{color:#504d47;font-size:.88em}
figure{text-align:center;margin:1.4em 0}
.signatures{display:flex;flex-wrap:wrap;gap:2em;margin-top:2em;break-inside:avoid}.signatures>div{flex:1 1 40%}.signatures .sign{height:5em;border-bottom:1px solid #1c1b19}
.comment{color:#0b5a5e}.said{margin:.4em 0 .4em 1.4em}time{color:#68645c}
@media (max-width:40em){main{margin:0;padding:1.5em 1.2em}main{overflow-wrap:anywhere}}
@media print{body{background:none}main{margin:0;padding:0;max-width:none}@page{size:A4;margin:28mm 25mm 25mm 30mm}}
`;
