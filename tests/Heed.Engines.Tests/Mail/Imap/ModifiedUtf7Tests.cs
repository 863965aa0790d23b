using FsCheck;
using FsCheck.Fluent;
using Heed.Mail.Imap;

namespace Heed.Engines.Tests.Mail.Imap;

public sealed class ModifiedUtf7Tests
{
    [Theory]
    [InlineData("INBOX", "INBOX")]
    [InlineData("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-")]
    [InlineData("A & B", "A &- B")]
    [InlineData("😀", "&2D3eAA-")]
    [InlineData("a\r\nb", "a&AA0ACg-b")]
    public void Names_are_written_as_the_standard_says(string name, string coded)
    {
        Assert.Equal(coded, ModifiedUtf7.Encode(name));
        Assert.Equal(name, ModifiedUtf7.Decode(coded));
    }

    [Theory]
    [InlineData("&")]
    [InlineData("&AGEAYg-")]
    [InlineData("&!!-")]
    [InlineData("&2D0-")]
    public void A_name_that_is_not_well_formed_is_left_alone(string coded) => Assert.Equal(coded, ModifiedUtf7.Decode(coded));

    [Fact]
    public void What_was_decoded_is_encoded_to_the_same_name() => Check.QuickThrowOnFailure(
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), coded => ModifiedUtf7.Encode(ModifiedUtf7.Decode(ModifiedUtf7.Encode(coded.Get))) == ModifiedUtf7.Encode(coded.Get)));
}
