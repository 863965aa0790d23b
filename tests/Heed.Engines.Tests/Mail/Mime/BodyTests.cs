using System.Text;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

public sealed class BodyTests
{
    [Fact]
    public void Of_alternatives_text_and_html_are_both_read()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "Hello", "--b", "Content-Type: text/html", "", "<p>Hello</p>", "--b--");
        Assert.Equal(("Hello", "<p>Hello</p>", false), (message.Text, message.Html, message.TextIsFromHtml));
        Assert.Empty(message.Attachments);
    }

    [Fact]
    public void Text_of_html_alone_is_made_from_it()
    {
        var message = Mime.Parse("Content-Type: text/html", "", "<p>One</p><p>Two &amp; <b>three</b></p>");
        Assert.Equal(("One\n\nTwo & three", true), (message.Text, message.TextIsFromHtml));
    }

    [Fact]
    public void Pictures_that_the_html_shows_are_inline_and_others_are_listed()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/related; boundary=b", "", "--b", "Content-Type: text/html", "", "<img src=\"cid:one@x\">",
            "--b", "Content-Type: image/png; name=a.png", "Content-ID: <one@x>", "Content-Disposition: attachment", "", "A",
            "--b", "Content-Type: image/png; name=b.png", "Content-ID: <two@x>", "Content-Disposition: inline", "", "B", "--b--");
        Assert.Equal([("a.png", true), ("b.png", false)], message.Attachments.Select(a => (a.Name, a.Inline)));
    }

    [Fact]
    public void A_footer_of_a_list_joins_the_body_and_a_named_text_does_not()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Body", "--b", "Content-Type: text/plain", "", "Footer",
            "--b", "Content-Type: text/plain; name=notes.txt", "", "Notes", "--b--");
        Assert.Equal("Body\n\nFooter", message.Text);
        Assert.Equal("notes.txt", Assert.Single(message.Attachments).Name);
    }

    [Fact]
    public void A_message_inside_is_a_file_and_a_message()
    {
        var message = Mime.Parse(
            "Subject: outer", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "See below", "--b", "Content-Type: message/rfc822", "",
            "Subject: inner: 1/2", "From: a@x.org", "Content-Type: multipart/mixed; boundary=c", "", "--c", "", "Inner text", "--c--", "", "--b--");
        Assert.Equal("See below", message.Text);
        Assert.Equal("inner_ 1-2.eml", Assert.Single(message.Attachments).Name);
        var inner = message.Root.Parts[1].Message!;
        Assert.Equal(("inner: 1/2", "Inner text"), (inner.Subject, inner.Text));
        Assert.Contains(message.AllParts(), p => p.ContentType == "text/plain" && p.Text == "Inner text");
    }

    [Fact]
    public void A_message_inside_in_base64_is_read_though_it_is_not_allowed()
    {
        var inner = Convert.ToBase64String("Subject: hidden\r\n\r\nText"u8);
        Assert.Equal("hidden", Mime.Parse("Content-Type: message/rfc822", "Content-Transfer-Encoding: base64", "", inner).Root.Message!.Subject);
    }

    [Fact]
    public void A_report_shows_its_status_and_what_came_back()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "", "Failed", "--b", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; mx", "", "Final-Recipient: rfc822; a@x.org", "Status: 5.1.1", "", "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <1@x>", "", "--b--");
        Assert.Contains("Status: 5.1.1", message.AllParts().Single(p => p.ContentType == "message/delivery-status").Text, StringComparison.Ordinal);
        Assert.Equal("1@x", message.AllParts().Single(p => p.ContentType == "text/rfc822-headers").Message!.MessageId);
    }

    [Theory]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed; boundary=\"\"")]
    [InlineData("multipart/mixed; boundary=other")]
    public void A_boundary_that_is_missing_or_wrong_is_found_in_the_body(string type)
    {
        var message = Mime.Parse($"Content-Type: {type}", "", "--b", "Content-Type: text/plain", "", "Hello", "--b", "Content-Type: image/png", "", "P", "--b--");
        Assert.Equal(("Hello", 1), (message.Text, message.Attachments.Count));
        Assert.Contains(MailFaults.Boundary, message.Faults);
    }

    [Fact]
    public void A_multipart_without_any_part_is_read_as_text()
    {
        var message = Mime.Parse("Content-Type: multipart/alternative; boundary=b", "", "Just text");
        Assert.Equal("Just text", message.Text);
    }

    [Fact]
    public void A_message_that_was_cut_off_keeps_what_is_there()
    {
        var message = Mime.Parse("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "Hello", "--b", "Content-Type: image/png; name=a.png", "Content-Transfer-Encoding: base64", "", "iVBORw0K");
        Assert.Equal(("Hello", "a.png", 6), (message.Text, message.Attachments[0].Name, message.Attachments[0].Content.Length));
        Assert.Equal([MailFaults.Unclosed], message.Faults);
    }

    [Fact]
    public void The_end_of_an_outer_multipart_ends_the_inner_ones()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/mixed; boundary=out", "", "--out", "Content-Type: multipart/alternative; boundary=in", "", "--in", "", "Text",
            "--out", "Content-Type: image/png", "", "P", "--out--");
        Assert.Equal(2, message.Root.Parts.Count);
        Assert.Equal(("Text", "image.png"), (message.Text, message.Attachments[0].Name));
    }

    [Fact]
    public void Boundaries_that_begin_alike_are_told_apart()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: multipart/alternative; boundary=b-1", "", "--b-1", "", "--b is not alone here", "--b-1--", "--b", "Content-Type: image/png", "", "P", "--b--");
        Assert.Equal(("--b is not alone here", 1), (message.Text, message.Attachments.Count));
    }

    [Theory]
    [InlineData("base64", "SGVs\r\n bG8=", "Hello")]
    [InlineData("BASE64;", "SGVsbG8", "Hello")]
    [InlineData("base 64", "SGVs!bG8=", "Hello")]
    [InlineData("base64", "SGVs=\r\nbG8=", "Hello")]
    [InlineData("quoted-printable", "H=65llo =\r\nworld=20", "Hello world")]
    [InlineData("quoted_printable", "Hel=6Co   \r\nx=", "Hello\nx")]
    [InlineData("Quoted-Printable", "1 = 2 =ZZ", "1 = 2 =ZZ")]
    [InlineData("7-bit", "Hello", "Hello")]
    [InlineData("strange", "Hello", "Hello")]
    [InlineData("x-uuencode", "begin 644 a.txt\r\n%2&5L;&\\\r\n`\r\nend", "Hello")]
    public void A_transfer_encoding_is_undone_by_whatever_name_it_goes(string encoding, string body, string text) =>
        Assert.Equal(text, Mime.Parse($"Content-Transfer-Encoding: {encoding}", "", body).Text);

    [Fact]
    public void Files_in_uuencode_are_taken_out_of_the_text()
    {
        var message = Mime.Parse("", "Before", "begin 644 photo.png", "%2&5L;&\\", "`", "end", "After");
        Assert.Equal("Before\nAfter", message.Text);
        Assert.Equal(("photo.png", "Hello"), (message.Attachments[0].Name, Encoding.ASCII.GetString(message.Attachments[0].Content.Span)));
        Assert.Equal("begin 644 the day\nwith coffee", Mime.Parse("", "begin 644 the day", "with coffee").Text);
    }

    [Theory]
    [InlineData("no", "One \ntwo\n> a \n> b\n-- \nAnn", "One two\n> a b\n-- \nAnn")]
    [InlineData("yes", "一 \n二\n x", "一二\nx")]
    [InlineData("yes", "a few months  \nago", "a few months ago")]
    [InlineData("yes", "a few months \nago", "a few months ago")]
    [InlineData("yes", "see http://x.org/a \nb and  \nmore", "see http://x.org/ab and more")]
    [InlineData("yes", "http://x.org/a \nb", "http://x.org/ab")]
    [InlineData("no", "One \n> two", "One \n> two")]
    public void Flowed_lines_are_joined(string deleteSpace, string body, string text) =>
        Assert.Equal(text, Mime.Parse($"Content-Type: text/plain; charset=utf-8; format=flowed; delsp={deleteSpace}", "", body).Text);

    [Fact]
    public void Files_without_names_get_sensible_ones()
    {
        var message = Mime.Parse(
            "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: image/jpeg", "", "1", "--b", "Content-Type: image/jpeg", "", "2", "--b", "Content-Type: text/calendar", "", "3",
            "--b", "Content-Type: application/x-thing", "", "4", "--b", "Content-Type: image/gif", "Content-Location: http://x/y/logo.gif?z", "", "5", "--b--");
        Assert.Equal(["image.jpg", "image-2.jpg", "invite.ics", "attachment.bin", "logo.gif"], message.Attachments.Select(a => a.Name));
    }

    [Fact]
    public void Content_that_was_not_encoded_is_not_copied()
    {
        var raw = Mime.Bytes("Content-Type: application/pdf\r\n\r\n%PDF-1.4");
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(MailParser.Parse(raw).Attachments[0].Content, out var segment));
        Assert.Same(raw, segment.Array);
    }
}
