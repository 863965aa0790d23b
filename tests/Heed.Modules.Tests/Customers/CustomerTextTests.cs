using System.Net;
using Heed.Customers.Blocks;
using Heed.Customers.Profiles;

namespace Heed.Modules.Tests.Customers;

public sealed class CustomerTextTests
{
    [Theory]
    [InlineData("  王 小明 ", "王 小明")]
    [InlineData("Ada\tLovelace\n", "Ada Lovelace")]
    [InlineData("evil\u202Etxt.exe", "eviltxt.exe")]
    [InlineData("a\u0000b", "a b")]
    [InlineData("👩‍👩‍👧 Kim", "👩‍👩‍👧 Kim")]
    [InlineData("\uD83D", null)]
    [InlineData(" \r\n ", null)]
    [InlineData(null, null)]
    public void A_name_from_outside_is_cleaned(string? raw, string? clean) => Assert.Equal(clean, CustomerName.Clean(raw));

    [Fact]
    public void A_long_name_is_cut_without_breaking_a_character()
    {
        var clean = CustomerName.Clean(new string('x', 199) + "😀😀");
        Assert.Equal(new string('x', 199), clean);
        Assert.Equal(200, CustomerName.Clean(new string('名', 500))!.Length);
    }

    [Theory]
    [InlineData("email", " Li.Lei@Example.CN ", "li.lei@example.cn")]
    [InlineData("phone", "+86 (138) 0013-8000", "+8613800138000")]
    [InlineData("phone", "１３８ ００１３", "1380013")]
    [InlineData("web", " u-42 ", "u-42")]
    public void An_address_has_one_form(string channel, string address, string normal) => Assert.Equal(normal, Addresses.Normal(channel, address));

    [Fact]
    public void What_is_searched_ignores_case_width_and_the_signs_in_numbers()
    {
        var text = SearchText.Of("ＡＤＡ Lovelace", "Ada@Example.com", "+44 20 7946-0018", ["ada@example.com"]);
        Assert.Contains("ada lovelace", text, StringComparison.Ordinal);
        Assert.Contains("+442079460018", text, StringComparison.Ordinal);
        Assert.Contains("ada@example.com", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "Spam@Example.com", "spam@example.com")]
    [InlineData("Email", "@Example.com", "@example.com")]
    [InlineData("Email", "not an address", null)]
    [InlineData("Ip", "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("Ip", "203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("Ip", "2001:DB8::1", "2001:db8::1")]
    [InlineData("Ip", "300.1.1.1", null)]
    public void A_blocked_value_has_one_form(string kind, string given, string? normal) =>
        Assert.Equal(normal, BlockValues.Normal(Enum.Parse<BlockKind>(kind), given));

    [Fact]
    public void A_range_holds_its_addresses_only()
    {
        Assert.True(BlockValues.InRange("203.0.113.0/24", IPAddress.Parse("203.0.113.200")));
        Assert.False(BlockValues.InRange("203.0.113.0/24", IPAddress.Parse("203.0.114.1")));
        Assert.False(BlockValues.InRange("2001:db8::/32", IPAddress.Parse("203.0.113.1")));
    }
}
