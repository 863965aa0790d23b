using Heed.Text;
using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

public sealed class SlipsTests
{
    private static readonly Dictionary<ulong, float> Seen = new() { [FeatureReader.Word("card")] = 2, [FeatureReader.Word("cart")] = 3, [FeatureReader.Word("parcel")] = 1, [FeatureReader.Word("hai")] = 1 };

    [Theory]
    [InlineData("crad", "card")]
    [InlineData("carrd", "card")]
    [InlineData("parcl", "parcel")]
    [InlineData("psrcel", "parcel")]
    [InlineData("carx", "card")]
    [InlineData("kab", "when")]
    [InlineData("hai", "hai")]
    [InlineData("bard", "bard")]
    [InlineData("refund", "refund")]
    [InlineData("crd", "crd")]
    [InlineData("卡", "卡")]
    public void A_word_is_read_as_the_most_frequent_one_that_is_a_slip_away(string written, string read)
    {
        var atoms = TextAtoms.Read(written);
        Slips.Mend(atoms, feature => Seen.TryGetValue(feature, out var rarity) ? rarity : null);
        Assert.Equal(read, atoms[0].Form);
    }
}
