namespace Heed.Engines.Tests.Mail.Mime;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<div>One</div><div>Two</div>", "One\nTwo")]
    [InlineData("<p>One</p>\n<p>Two</p>", "One\n\nTwo")]
    [InlineData("One<br>Two<br/><br>Three", "One\nTwo\n\nThree")]
    [InlineData("<div>One</div><div><br></div><div>Two</div>", "One\n\nTwo")]
    [InlineData("<p class=MsoNormal>One</p><p class=MsoNormal>Two</p>", "One\nTwo")]
    [InlineData("a   b\n c", "a b c")]
    [InlineData("<b>a</b> <i>b</i>", "a b")]
    [InlineData("a&nbsp;&nbsp;b &lt;c&gt; &amp;&#20320;&#x597D; &copy &unknown; &", "a  b <c> &你好 © &unknown; &")]
    [InlineData("<a href='http://x.org'>Order</a> now", "Order now")]
    [InlineData("<ul><li>One<li>Two</ul>After", "- One\n- Two\n\nAfter")]
    [InlineData("<ol><li>One</li><li>Two<ul><li>Deep</li></ul></li></ol>", "1. One\n2. Two\n  - Deep")]
    [InlineData("Yes<blockquote>Really?<blockquote>Deep</blockquote></blockquote>No", "Yes\n> Really?\n> > Deep\nNo")]
    [InlineData("<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n>\n> Two")]
    [InlineData("<style>p { color: red }</style><script>alert('<p>')</script>Text", "Text")]
    [InlineData("<head><title>No</title></head><body>Text</body>", "Text")]
    [InlineData("<!-- <p>no</p> -->Text<!-- never closed", "Text")]
    [InlineData("<!--[if mso]><xml>no</xml><![endif]-->Text", "Text")]
    [InlineData("<![if !supportLists]>Text<![endif]>", "Text")]
    [InlineData("1 < 2 and 3 <4", "1 < 2 and 3 <4")]
    [InlineData("<img alt=\"a > b\" src=x>Text<img alt=😀>", "Text😀")]
    [InlineData("<p title=\"never closed>Text</p>", "Text")]
    [InlineData("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>", "A B\nC D")]
    [InlineData("<pre>a\n  b</pre>c", "a\n  b\n\nc")]
    [InlineData("</blockquote></ul></p>Text", "Text")]
    [InlineData("<o:p></o:p><font face=宋体>你好</font>", "你好")]
    public void Html_becomes_the_text_that_one_reads(string html, string text) => Assert.Equal(text, Heed.Mail.HtmlText.Of(html));

    [Fact]
    public void Depth_costs_nothing()
    {
        var html = string.Concat(Enumerable.Repeat("<div><blockquote><ul><li>", 40_000)) + "Deep";
        Assert.EndsWith("Deep", Heed.Mail.HtmlText.Of(html), StringComparison.Ordinal);
    }
}
