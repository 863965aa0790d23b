using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Segmenting;

namespace Heed.Engines.Tests.Text.Segmenting;

public sealed class SegmenterPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.Elements("退货", "的", "第", "二十", "３", "万多", "年", "月", "％", "100", ".", "，", "——", "…", "a-b", "@", "://", "http", "\ud800", "\udc00", "𠮷", "😀", " ", "\u200b", "卡拉ok", "T恤", "訂單", "々", "か"),
        Gen.Choose(0x4E00, 0x9FFF).Select(c => ((char)c).ToString()));

    private static readonly Gen<string> Texts = Gen.Choose(0, 30).SelectMany(n => Gen.ArrayOf(Pieces, n)).Select(string.Concat);

    [Fact]
    public void Segments_cover_all_but_blanks_in_order() =>
        Check.One(Many, Prop.ForAll(Arb.From(Gen.OneOf(Texts, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))), text =>
        {
            var at = 0;
            foreach (var segment in Segmenter.Default.Segment(text))
            {
                if (segment.Start < at || segment.Length < 1 || segment.End > text.Length || !IsBlank(text[at..segment.Start])) return false;
                at = segment.End;
            }

            return IsBlank(text[at..]);
        }));

    [Fact]
    public void What_follows_a_sign_does_not_change_what_stands_before_it() =>
        Check.One(Many, Prop.ForAll(Arb.From(Texts.SelectMany(a => Texts.Select(b => (a, b)))), c =>
        {
            var before = Segmenter.Default.Segment(c.a + "。");
            return Segmenter.Default.Segment(c.a + "。" + c.b).Take(before.Count).SequenceEqual(before);
        }));

    [Fact]
    public void A_long_run_is_cut_as_its_parts_are()
    {
        const string Sentence = "我们的客服中心今天收到很多关于退货和物流的工单";
        var once = Segmenter.Default.Segment(Sentence).Select(s => s.Length).ToList();
        var many = Segmenter.Default.Segment(string.Concat(Enumerable.Repeat(Sentence, 1000))).Select(s => s.Length).ToList();
        Assert.Equal(Enumerable.Repeat(once, 1000).SelectMany(l => l), many);
    }

    private static bool IsBlank(string text) => text.All(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\ufeff');
}
