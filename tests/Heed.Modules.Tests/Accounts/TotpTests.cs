using System.Text;
using Heed.Accounts.SecondFactor;

namespace Heed.Modules.Tests.Accounts;

/// <summary>The test vectors of RFC 6238, appendix B, and RFC 4226, appendix D.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_are_the_ones_of_RFC_6238(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8));

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(5, "254676")]
    [InlineData(9, "520489")]
    public void The_codes_are_the_ones_of_RFC_4226(long step, string code) => Assert.Equal(code, Totp.Code(Secret, step));

    [Fact]
    public void A_clock_may_be_one_step_off_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepOf(now);
        for (var off = -3; off <= 3; off++)
        {
            var expected = Math.Abs(off) <= 1 ? step + off : (long?)null;
            Assert.Equal(expected, Totp.Match(Secret, Totp.Code(Secret, step + off), now, lastUsed: 0));
        }
    }

    [Fact]
    public void A_code_that_was_used_or_is_older_than_one_that_was_used_fits_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.StepOf(now);
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), now, lastUsed: step));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step - 1), now, lastUsed: step));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.Code(Secret, step + 1), now, lastUsed: step));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_the_one_of_RFC_4648(string text, string encoded) => Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Recovery_codes_are_read_as_people_write_them()
    {
        foreach (var code in RecoveryCodes.New())
        {
            var plain = RecoveryCodes.Plain(code);
            Assert.Equal(plain, RecoveryCodes.Plain(" " + code.ToLowerInvariant().Replace('-', ' ').Replace('0', 'o').Replace('1', 'l')));
            Assert.Equal(16, plain!.Length);
        }

        Assert.Null(RecoveryCodes.Plain("123456"));
        Assert.Null(RecoveryCodes.Plain(new string('A', 5000)));
    }
}
