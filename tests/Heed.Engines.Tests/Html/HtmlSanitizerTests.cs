using System.Diagnostics.CodeAnalysis;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Heed.Html;

namespace Heed.Engines.Tests.Html;

public sealed class HtmlSanitizerTests
{
    [Theory]
    [InlineData("<p>Hello <b>world</b></p>", "<p>Hello <b>world</b></p>")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("<script>alert(1)</script>x", "x")]
    [InlineData("<style>p{color:red}</style>x", "x")]
    [InlineData("<svg><script>alert(1)</script></svg>x", "x")]
    [InlineData("<svg><svg></svg><p>in</p></svg>x", "x")]
    [InlineData("<!-- <b>no</b> -->x", "x")]
    [InlineData("<!--[if mso]><table><tr><td><![endif]-->x", "x")]
    [InlineData("<o:p>text</o:p>", "text")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<a href=\"&#x6a;avascript:alert(1)\">x</a>", "<a target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<a href=\"java&Tab;script&colon;alert(1)\">x</a>", "<a target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<a href='https://a.example/?a=1&amp;b=2'>x</a>", "<a href=\"https://a.example/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a>")]
    [InlineData("<img src=x onerror=alert(1) alt='cat'>", "cat")]
    [InlineData("<p style=\"color:red;background:url(http://a.example/x)\">x</p>", "<p style=\"color:red\">x</p>")]
    [InlineData("<p style=\"width:expression(alert(1));COLOR: #FFF\">x</p>", "<p style=\"color:#FFF\">x</p>")]
    [InlineData("<p style=\"position:fixed;top:0\">x</p>", "<p>x</p>")]
    [InlineData("<b><i>x</b></i> y", "<b><i>x</i></b> y")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>")]
    [InlineData("<p>a<p>b", "<p>a</p><p>b</p>")]
    [InlineData("<td width=\"50%\" align=center onclick=x>x", "x")]
    [InlineData("<font face=\"微软雅黑\" color=#333>你好</font>", "<font face=\"微软雅黑\" color=\"#333\">你好</font>")]
    [InlineData("x</br>y", "x<br>y")]
    [InlineData("<form action=http://a.example><input name=q>text<button>go</button></form>", "textgo")]
    [InlineData("<iframe src=http://a.example></iframe>x", "x")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://a.example'><base href=http://a.example>x", "x")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;\"></p>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "")]
    [InlineData("<a href=x><b", "<a target=\"_blank\" rel=\"noopener noreferrer nofollow\"></a>")]
    [InlineData("text <img src='cid:x", "text ")]
    public void Markup_is_written_anew_from_what_is_allowed(string html, string expected) => Assert.Equal(expected, HtmlSanitizer.Clean(html).Html);

    [Fact]
    public void Pictures_elsewhere_are_counted_and_left_out_until_they_are_asked_for()
    {
        const string html = "<img src='https://a.example/t.gif' width=1 alt=''><img src='//b.example/x.png'><img src=\"cid:logo@x\">";
        var without = HtmlSanitizer.Clean(html);
        Assert.Equal(1, without.RemotePictures);
        Assert.DoesNotContain("<img", without.Html, StringComparison.Ordinal);
        var with = HtmlSanitizer.Clean(html, new HtmlRules { RemotePictures = true, Picture = s => s == "cid:logo@x" ? "/files/1" : null });
        Assert.Equal("<img width=\"1\" alt=\"\" src=\"https://a.example/t.gif\"><img src=\"/files/1\">", with.Html);
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0KGgo=", true)]
    [InlineData("data:image/svg+xml;base64,PHN2Zz4=", false)]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=", false)]
    [InlineData("data:image/png,<svg>", false)]
    [InlineData("data:image/png;base64,\"onerror=x", false)]
    public void Only_embedded_pictures_that_hold_no_script_are_shown(string source, bool shown) =>
        Assert.Equal(shown, HtmlSanitizer.Clean($"<img src='{source}'>").Html.Contains("<img", StringComparison.Ordinal));

    public static TheoryData<string, string, int> Floods() => new()
    {
        { "<div>", "x", 40_000 },
        { "<b>", "x", 40_000 },
        { "<table>", "x", 40_000 },
        { "<svg>", "", 40_000 },
        { "<p><b><i>", "x", 20_000 },
        { "<table><tr><td>", "x", 20_000 },
        { "<a href=x>", "x", 40_000 },
        { "<div></x>", "x", 40_000 },
        { "<td><p>", "x", 40_000 },
        { "</div>", "x", 100_000 },
        { "&amp;&lt;&#x41;", "", 200_000 },
        { "<!--", "", 100_000 },
        { "<", "", 500_000 },
    };

    [Theory, MemberData(nameof(Floods))]
    public void A_flood_is_cut_before_there_is_a_tree(string unit, string end, int times)
    {
        var clean = HtmlSanitizer.Clean(string.Concat(Enumerable.Repeat(unit, times)) + end);
        Assert.True(Depth(clean.Html) <= (HtmlLimits.Default.Depth * 4 / 3) + 8, "Only elements that a parser implies may come on top.");
    }

    [Fact]
    public void Many_attributes_of_one_element_are_cut()
    {
        var clean = HtmlSanitizer.Clean("<p " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"title{i}=x lang=l{i} ")) + ">x</p>");
        Assert.True(clean.Cut);
        Assert.True(clean.Html.Length < 3_000);
    }

    [Fact]
    public void Whatever_comes_in_a_browser_finds_only_allowed_elements_and_attributes_in_it()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, html => Harmless(HtmlSanitizer.Clean(html, Keep).Html)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    private static readonly HtmlRules Keep = new() { RemotePictures = true };

    private static readonly string[] Pieces =
    [
        "<", ">", "\"", "'", "=", " ", "/", "&", ";", "`", "x", "</", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "&lt;", "&#60;", "&#x3c;", "\0", "\u2028",
        "<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<a href=", "<img src=", "<svg>", "</svg>", "<math>", "<mtext>", "<mglyph>", "<style>", "</style>",
        "<script>", "</script>", "<title>", "</title>", "<noscript>", "</noscript>", "<template>", "<textarea>", "</textarea>", "<xmp>", "<iframe srcdoc=", "<form>", "<select>", "<option>",
        "onerror=alert(1)", " onload=alert(1) ", "javascript:alert(1)", "https://a.example/", "cid:x", "data:image/png;base64,AAAA", "style=\"color:red\"", "style='background:url(x)'", "<foreignObject>",
        "<br>", "<li>", "<ul>", "</ul>", "<font face=x>", "<annotation-xml encoding=text/html>", "<plaintext>", "<base href=x>", "<body onload=x>", "<html>", "</body>", "<frameset>",
    ];

    private static bool Harmless(string html)
    {
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument("<!doctype html><body>" + html);
        return document.Body!.QuerySelectorAll("*").All(Allowed);
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Names of elements are written small.")]
    private static bool Allowed(IElement element) =>
        element.NamespaceUri == "http://www.w3.org/1999/xhtml"
        && element.LocalName is not ("script" or "style" or "iframe" or "object" or "embed" or "form" or "input" or "meta" or "link" or "base" or "template" or "noscript" or "textarea" or "title")
        && element.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && a.Name is not ("srcdoc" or "formaction" or "action" or "id" or "class" or "name")
            && (a.Name != "style" || !a.Value.Contains("url(", StringComparison.OrdinalIgnoreCase))
            && (a.Name is not ("href" or "src") || a.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || a.Value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) || a.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)));

    private static int Depth(string html)
    {
        int depth = 0, deepest = 0;
        for (var i = 0; i + 1 < html.Length; i++)
        {
            if (html[i] != '<') continue;
            if (html[i + 1] == '/') depth--;
            else if (!html.AsSpan(i).StartsWith("<br") && !html.AsSpan(i).StartsWith("<img")) deepest = Math.Max(deepest, ++depth);
        }

        return deepest;
    }
}
