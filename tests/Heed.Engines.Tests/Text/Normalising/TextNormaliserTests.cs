using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Normalising;

namespace Heed.Engines.Tests.Text.Normalising;

public sealed class TextNormaliserTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("  Café\t\r\n crème ", "cafe creme")]
    [InlineData("訂單還沒發貨", "订单还没发货")]
    [InlineData("退\u200b款\ufeff", "退款")]
    [InlineData("㍿", "株式会社")]
    [InlineData("👍 OK", "👍 ok")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void One_form_stands_for_what_people_take_to_be_the_same(string? text, string wanted) => Assert.Equal(wanted, TextNormaliser.Normalise(text));

    [Fact]
    public void A_form_is_its_own_form() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => TextNormaliser.Normalise(text) is var form && TextNormaliser.Normalise(form) == form));

    [Theory]
    [InlineData("電腦與軟體裏的臺灣", "电脑与软体里的台湾")]
    [InlineData("简体不变", "简体不变")]
    public void Traditional_characters_have_simplified_forms(string text, string wanted) => Assert.Equal(wanted, ChineseForms.ToSimplified(text));
}
