using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Reply;

public sealed class HtmlReplyTests
{
    [Theory]
    [InlineData("<div dir=\"ltr\">Yes, it is blue.</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">Ann 3/3 (some tongue):<br></div><blockquote class=\"gmail_quote\"><div>Is it blue?</div></blockquote></div>")]
    [InlineData("Yes, it is blue.<br><div class=\"moz-cite-prefix\">Ann, some tongue:<br></div><blockquote type=\"cite\" cite=\"mid:x\">Is it blue?</blockquote>")]
    [InlineData("<p class=MsoNormal>Yes, it is blue.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Ann</b> some tongue</p></div><p>Is it blue?</p>")]
    [InlineData("<div>Yes, it is blue.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>Ann</b></div><div>Is it blue?</div>")]
    [InlineData("<div>Yes, it is blue.</div><div class=\"yahoo_quoted\" id=\"yahoo_quoted_1\"><div>Is it blue?</div></div>")]
    [InlineData("<div>Yes, it is blue.</div><div class=\"protonmail_quote\">Is it blue?</div>")]
    [InlineData("<div>Yes, it is blue.</div><div id=\"isReplyContent\">Is it blue?</div>")]
    [InlineData("<div>Yes, it is blue.</div><div><includetail><div>Is it blue?</div></includetail></div>")]
    [InlineData("<div>Yes, it is blue.</div><div><div style=\"font-size: 12px\">------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b>&nbsp;\"李安\"&lt;ann@shop.example&gt;;</div><div>Is it blue?</div></div>")]
    [InlineData("<html><body>Yes, it is blue.<div><br><blockquote type=\"cite\"><div>On 3 Mar 2025, at 10:00, Ann &lt;ann@shop.example&gt; wrote:</div><br><div>Is it blue?</div></blockquote></div></body></html>")]
    [InlineData("<head><style>p{color:red}</style><title>no</title></head><p>Yes, it is blue.</p><hr id=\"zwchr\"><b>From: </b>ann@shop.example<br>Is it blue?")]
    public void The_marks_of_a_mail_program_end_the_reply(string html)
    {
        var parts = ReplyCutter.CutHtml(html);
        Assert.Equal("Yes, it is blue.", parts.Reply);
        Assert.EndsWith("Is it blue?", parts.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_between_quotes_stay()
    {
        var parts = ReplyCutter.CutHtml("<div class=\"gmail_attr\">On 3 Mar Ann wrote:</div><blockquote>Is it blue?</blockquote><div>Yes.</div><blockquote>Is it whole?</blockquote><div>No.</div>");
        Assert.Contains("Yes.", parts.Reply, StringComparison.Ordinal);
        Assert.Contains("No.", parts.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void An_indented_paragraph_is_no_quote()
    {
        var parts = ReplyCutter.CutHtml("<div>My address:</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>1 Oak Lane</div></blockquote>");
        Assert.Equal("My address:\n1 Oak Lane", parts.Reply.Replace("\n\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_marked_signature_is_cut()
    {
        var parts = ReplyCutter.CutHtml("<div>Yes.</div><div class=\"gmail_signature\"><div>Ann Lee</div><div>Shop</div></div><div>And thanks.</div>");
        Assert.Equal("Yes.\nAnd thanks.", parts.Reply);
        Assert.Equal("Ann Lee\nShop", parts.Signature);
    }

    [Theory]
    [InlineData("a < b &amp;&amp; c > d", "a < b && c > d")]
    [InlineData("<p>one</p><p>two", "one\n\ntwo")]
    [InlineData("<div title=\"a > b\">one</div>", "one")]
    [InlineData("<head>one<p>two</p>", "one\ntwo")]
    [InlineData("one<br/>two<br>three", "one\ntwo\nthree")]
    [InlineData("<pre>one\n  two</pre>", "one\ntwo")]
    public void Text_is_read_as_a_browser_shows_it(string html, string text) => Assert.Equal(text, ReplyCutter.CutHtml(html).Reply);
}
