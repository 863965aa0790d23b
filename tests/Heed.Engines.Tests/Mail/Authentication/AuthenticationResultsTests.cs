using FsCheck;
using FsCheck.Fluent;
using Heed.Mail.Authentication;

namespace Heed.Engines.Tests.Mail.Authentication;

public sealed class AuthenticationResultsTests
{
    private const string Ours = "mx.example.test";

    [Fact]
    public void All_three_verdicts_of_our_own_server_are_read()
    {
        var results = Read("""
            MX.Example.Test 1 (a comment; with (nested) things = x);
             spf=softfail (not listed) smtp.mailfrom=bounce@mail.shop.test; dkim=fail header.d=other.test;
             dkim=pass (2048-bit key) header.d="shop.test" header.i=@shop.test; dmarc=pass (p=REJECT) header.from=shop.test
            """);
        Assert.Equal(new AuthenticationResults(true, AuthenticationVerdict.SoftFail, AuthenticationVerdict.Pass, AuthenticationVerdict.Pass, true), results);
    }

    [Theory]
    [InlineData("mx.example.test; dkim=pass header.d=shop.test", true)]
    [InlineData("mx.example.test; dkim=pass header.i=@shop.test", true)]
    [InlineData("mx.example.test; spf=pass smtp.mailfrom=bounce@shop.test", true)]
    [InlineData("mx.example.test; dmarc=pass header.from=evil.test", false)]
    [InlineData("mx.example.test; dkim=pass header.d=shop.test; dmarc=fail header.from=shop.test", false)]
    [InlineData("mx.example.test; dkim=pass header.d=evil.shop.test", false)]
    [InlineData("mx.example.test; dkim=pass header.d=test", false)]
    [InlineData("mx.example.test; dkim=pass header.d=evilshop.test", false)]
    [InlineData("mx.example.test; dkim=fail header.d=shop.test", false)]
    [InlineData("mx.example.test; spf=pass smtp.helo=shop.test", false)]
    [InlineData("mx.example.test; none", false)]
    [InlineData("mx.example.test; dkim=none (dkim=pass header.d=shop.test)", false)]
    [InlineData("mx.example.test; spf=fail smtp.mailfrom=\"x; dkim=pass header.d=shop.test\"@evil.test", false)]
    public void A_domain_is_vouched_for_only_by_itself_or_one_above(string header, bool aligned) => Assert.Equal(aligned, Read(header).IsAligned);

    [Fact]
    public void A_domain_above_vouches_too() => Assert.True(AuthenticationResults.Read([Of("mx.example.test; dkim=pass header.d=shop.test")], Ours, "news.shop.test").IsAligned);

    [Fact]
    public void Forged_headers_are_never_read()
    {
        var forged = Of("mx.example.test; dmarc=pass header.from=shop.test");
        Assert.Equal(AuthenticationVerdict.Fail, AuthenticationResults.Read([new("Received", "x"), Of("mx.example.test; dmarc=fail header.from=shop.test"), forged], Ours, "shop.test").Dmarc);
        Assert.Equal(AuthenticationResults.Unknown, AuthenticationResults.Read([Of("mx.evil.test; dmarc=pass header.from=shop.test")], Ours, "shop.test"));
        // One of ours that the sender made illegible does not uncover the forged one below.
        Assert.Equal(AuthenticationResults.Unknown, AuthenticationResults.Read([Of("mx.example.test; dmarc=fail (unclosed"), forged], Ours, "shop.test"));
        Assert.Equal(AuthenticationResults.Unknown, AuthenticationResults.Read([Of("mx.example.test; dmarc=fail " + new string('x', 20_000)), forged], Ours, "shop.test"));
    }

    [Fact]
    public void Without_one_from_address_nothing_is_aligned() =>
        Assert.False(AuthenticationResults.Read([Of("mx.example.test; dmarc=pass header.from=shop.test")], Ours, null).IsAligned);

    [Theory]
    [InlineData("From: Shop <Orders@Shop.Test>\r\n", true)]
    [InlineData("From: \"service@shop.test\" <x@evil.test>\r\n", false)]
    [InlineData("From: a@shop.test\r\nFrom: x@evil.test\r\n", false)]
    [InlineData("From: a@shop.test, x@evil.test\r\n", false)]
    [InlineData("", false)]
    public void Of_a_message_only_its_one_author_can_be_aligned(string from, bool aligned)
    {
        var message = Heed.Mail.MailParser.Parse(System.Text.Encoding.UTF8.GetBytes($"Authentication-Results: mx.example.test;\r\n\tdmarc=pass header.from=shop.test\r\n{from}Subject: x\r\n\r\nhello\r\n"));
        Assert.Equal(aligned, AuthenticationResults.Read(message, Ours).IsAligned);
    }

    [Fact]
    public void No_value_makes_it_fail() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("mx.example.test", ";", "=", "(", ")", "\"", "\\", " ", "\r\n ", "spf", "dkim", "pass", "header.d", ".", "1", "none").ListOf().Select(string.Concat).ToArbitrary(),
        value => Read(value) is not null));

    private static AuthenticationResults Read(string header) => AuthenticationResults.Read([Of(header)], Ours, "shop.test");

    private static KeyValuePair<string, string> Of(string value) => new("Authentication-Results", value);
}
