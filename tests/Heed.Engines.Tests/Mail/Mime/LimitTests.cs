using System.Text;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Mime;

/// <summary>Mail made to hurt: what is refused, and that what was read before is still there.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Ten_thousand_levels_are_refused()
    {
        var raw = new StringBuilder("Subject: deep\r\n");
        for (var i = 0; i < 10_000; i++) raw.Append($"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        var message = MailParser.Parse(Mime.Bytes(raw.ToString()));
        Assert.Equal((MailRefusals.NestingTooDeep, "deep"), (message.Refusal, message.Subject));
    }

    [Fact]
    public void A_chain_of_messages_is_refused()
    {
        var message = MailParser.Parse(Mime.Bytes("Subject: chain\r\n" + string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 10_000))));
        Assert.Equal((MailRefusals.NestingTooDeep, "chain"), (message.Refusal, message.Subject));
    }

    [Fact]
    public void A_chain_of_messages_in_base64_is_refused()
    {
        var raw = "Subject: end\r\n\r\nx"u8.ToArray();
        for (var i = 0; i < 40; i++) raw = Encoding.ASCII.GetBytes($"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(raw)}");
        Assert.Equal(MailRefusals.NestingTooDeep, MailParser.Parse(raw).Refusal);
    }

    [Fact]
    public void A_hundred_thousand_parts_are_refused()
    {
        var message = MailParser.Parse(Mime.Bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nfirst" + string.Concat(Enumerable.Repeat("\r\n--b\r\n\r\nx", 100_000))));
        Assert.Equal(MailRefusals.TooManyParts, message.Refusal);
        Assert.StartsWith("first", message.Text, StringComparison.Ordinal);
        Assert.True(message.AllParts().Count() <= MailLimits.Default.MaxParts + 1);
    }

    [Theory]
    [InlineData("X-Long: ")]
    [InlineData("Subject: =?utf-8?B?")]
    [InlineData("To: \"")]
    [InlineData("Content-Type: text/plain; name=\"")]
    public void A_header_of_a_mebibyte_is_refused(string field) =>
        Assert.Equal(MailRefusals.HeaderTooLong, MailParser.Parse(Mime.Bytes("From: a@x.org\r\n" + field + new string('a', 1 << 20) + "\r\n\r\nBody")).Refusal);

    [Fact]
    public void Fifty_thousand_recipients_are_refused()
    {
        var to = string.Join(",\r\n ", Enumerable.Range(0, 50_000).Select(i => $"u{i}@x"));
        Assert.Equal(MailRefusals.HeaderTooLong, MailParser.Parse(Mime.Bytes($"From: a@x.org\r\nTo: {to}\r\n\r\nBody")).Refusal);
        var fewer = string.Join(",\r\n ", Enumerable.Range(0, 20_000).Select(i => $"u{i}@x"));
        var message = MailParser.Parse(Mime.Bytes($"From: a@x.org\r\nTo: {fewer}\r\n\r\nBody"));
        Assert.Equal((MailRefusals.TooManyAddresses, true), (message.Refusal, message.To.Count <= MailLimits.Default.MaxAddresses));
    }

    [Fact]
    public void Too_many_fields_and_too_many_bytes_are_refused()
    {
        Assert.Equal(MailRefusals.TooManyHeaders, MailParser.Parse(Mime.Bytes(string.Concat(Enumerable.Repeat("X: y\r\n", 3000)) + "\r\nBody")).Refusal);
        var large = MailParser.Parse(new byte[101], new MailLimits { MaxBytes = 100 });
        Assert.Equal(MailRefusals.TooLarge, large.Refusal);
    }

    [Fact]
    public void What_is_within_the_limits_is_not_refused()
    {
        var to = string.Join(", ", Enumerable.Range(0, 2000).Select(i => $"Person {i} <u{i}@x.org>"));
        var message = MailParser.Parse(Mime.Bytes($"To: {to}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + string.Concat(Enumerable.Repeat("--b\r\nContent-Type: image/png\r\n\r\nx\r\n", 1000)) + "--b--"));
        Assert.Equal((null, 2000, 1000), (message.Refusal, message.To.Count, message.Attachments.Count));
    }

    [Fact]
    public void Nul_bytes_and_garbage_in_base64_are_tolerated()
    {
        Assert.Equal("ab", MailParser.Parse("Subject: a\0b\r\n\r\na\0b"u8.ToArray()).Text);
        Assert.Equal("a b", MailParser.Parse("Subject: a\0b\r\n\r\nx"u8.ToArray()).Subject);
        var garbage = new byte[100_000];
        new Random(5).NextBytes(garbage);
        Assert.Contains(MailFaults.Base64, MailParser.Parse((byte[])[.. "Content-Transfer-Encoding: base64\r\n\r\n"u8, .. garbage]).Faults);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_and_noted()
    {
        var message = MailParser.Parse(Mime.Bytes("\r\n" + new string('a', 1000)), new MailLimits { MaxTextLength = 100 });
        Assert.Equal((100, null), (message.Text.Length, message.Refusal));
        Assert.Contains(MailFaults.TextCut, message.Faults);

        var raw = Mime.Bytes("\r\n" + new string('a', 4_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        MailParser.Parse(raw, new MailLimits { MaxTextLength = 1000 });
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000, "What is cut off was decoded.");
    }

    [Theory]
    [InlineData("\"a@b ", 60_000)]
    [InlineData("(", 200_000)]
    [InlineData("<", 200_000)]
    [InlineData("a(b)", 90_000)]
    [InlineData("a:", 200_000)]
    [InlineData("；", 90_000)]
    [InlineData("=?a?q?", 70_000)]
    [InlineData("<\"", 150_000)]
    [InlineData("<a,", 150_000)]
    [InlineData("a;x=\"", 70_000)]
    [InlineData("=?utf-8?B?5L2g", 30_000)]
    [InlineData(";a*0*=b", 60_000)]
    [InlineData("\\\"", 150_000)]
    public void No_header_costs_more_than_its_length(string piece, int times)
    {
        // Work, not time: twice the length may not cost four times the allocations.
        var small = Cost(piece, times / 2);
        var large = Cost(piece, times);
        Assert.True(large < small * 3 + 1_000_000, $"{small} bytes for half, {large} for all");
    }

    private static long Cost(string piece, int times)
    {
        var value = string.Concat(Enumerable.Repeat(piece, times));
        var raw = Mime.Bytes($"From: {value}\r\nContent-Type: text/plain; {value}\r\nSubject: {value}\r\n\r\n");
        var limits = new MailLimits { MaxHeaderBytes = int.MaxValue / 2 };
        var before = GC.GetAllocatedBytesForCurrentThread();
        MailParser.Parse(raw, limits);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
