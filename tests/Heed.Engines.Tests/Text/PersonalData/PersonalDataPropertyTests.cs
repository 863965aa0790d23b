using FsCheck;
using FsCheck.Fluent;
using Heed.Text.PersonalData;

namespace Heed.Engines.Tests.Text.PersonalData;

public sealed class PersonalDataPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);
    private static readonly Gen<string> Digits = Gen.Choose(0, 9).Select(d => d.ToString(provider: null));
    private static readonly Gen<string> Mobiles = Gen.Choose(3, 9).SelectMany(second => Gen.ArrayOf(Digits, 9).Select(rest => $"1{second}{string.Concat(rest)}"));
    private static readonly Gen<string> Around = Gen.Elements("请打", "，", " ", "我的号码是", "\n", " ok ", "", "。", "（", "😀", "\ud800");
    private static readonly Gen<string> Pieces = Gen.OneOf(Gen.Elements("北京市", "海淀区", "中关村大街", "27号", "-", "(", ")", " ", "+", ".", "@", "a@b.cn", "Main Street", "Apt 4", "，", "\ud800", "x", "１", "#", "http://"), Digits, Mobiles);

    [Fact]
    public void A_mobile_number_is_found_wherever_it_stands() =>
        Check.One(Many, Prop.ForAll(Arb.From(Mobiles.SelectMany(number => Around.SelectMany(before => Around.Select(after => (number, before, after))))), c =>
            PersonalDataFinder.Find(c.before + c.number + c.after).Any(s => s.Kind == PersonalKind.Phone && s.Start == c.before.Length && s.Length == 11)));

    [Fact]
    public void A_card_is_found_with_its_check_digit_and_no_other() =>
        Check.One(Many, Prop.ForAll(Arb.From(Gen.ArrayOf(Digits, 14).Select(rest => "4" + string.Concat(rest))), start =>
        {
            var hits = Enumerable.Range(0, 10).Count(check => PersonalDataFinder.Find("卡号" + start + check).Any(s => s.Kind == PersonalKind.BankCard));
            return hits == 1;
        }));

    [Fact]
    public void Spans_are_in_order_within_the_text_and_nothing_is_found_in_what_is_masked() =>
        Check.One(Many, Prop.ForAll(Arb.From(Gen.Choose(0, 14).SelectMany(n => Gen.ArrayOf(Pieces, n)).Select(string.Concat)), text =>
        {
            var end = 0;
            foreach (var span in PersonalDataFinder.Find(text))
            {
                if (span.Start < end || span.Length <= 0 || span.End > text.Length) return false;
                end = span.End;
            }

            return PersonalDataFinder.Mask(text) is var masked && !PersonalDataFinder.Find(masked).Any(s => s.Kind is PersonalKind.Email or PersonalKind.IdentityCard);
        }));

    [Theory]
    [InlineData("1")]
    [InlineData("13812345678 ")]
    [InlineData("1-")]
    [InlineData("@")]
    [InlineData("a.")]
    [InlineData("a@b.")]
    [InlineData("北京市街道")]
    [InlineData("海淀区")]
    [InlineData("中关村大街27号")]
    [InlineData("1 Main ")]
    [InlineData("Calle ")]
    [InlineData("+(")]
    [InlineData("\udc00")]
    public void A_megabyte_of_anything_is_read(string piece)
    {
        var text = "路" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.NotNull(PersonalDataFinder.Find(text));
    }
}
