using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Classifying;

namespace Heed.Engines.Tests.Text.Classifying;

public sealed class ClassifierPropertyTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? ""),
        Gen.Choose(0, 6).SelectMany(n => Gen.ArrayOf(Gen.Elements("refund", "where", "is", "退款", "快递", "😀", "\ud800", "a\u0301", "١٢"), n)).Select(words => string.Join(' ', words)));

    private static readonly Gen<LabelledText> AnyRow = Gen.Elements("a", "b", "c", "", null).SelectMany(label => Texts.Select(text => new LabelledText(label, text)));
    private static readonly Gen<LabelledText[]> AnyRows = Gen.Choose(0, 20).SelectMany(n => Gen.ArrayOf(AnyRow, n));

    [Fact]
    public void Whatever_is_learnt_and_asked_the_answer_is_one_of_the_labels_or_none()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Arb.From(AnyRows.SelectMany(rows => Texts.Select(text => (rows, text)))), c =>
        {
            var classifier = ClassifierTrainer.Train(c.rows);
            foreach (var text in c.rows.Select(r => r.Text).Append(c.text))
            {
                var answer = classifier.Classify(text);
                if (answer.Label is not null && (!classifier.Labels.Contains(answer.Label) || answer.InScope < classifier.LeastInScope)) return false;
                if (!answer.Ranked.All(r => r.Probability is >= 0 and <= 1) || answer.Confidence is not (>= 0 and <= 1) || answer.InScope is not (>= 0 and <= 1)) return false;
                if (!classifier.Explain(text).All(w => text.Substring(w.Start, w.Text.Length) == w.Text && w.Weight > 0)) return false;
            }

            return true;
        }));
    }

    [Fact]
    public void A_label_of_which_every_row_has_a_word_of_its_own_is_recognised_by_it()
    {
        var rows = Gen.Choose(2, 12).SelectMany(labels => Gen.Choose(2, 6).Select(each => Enumerable.Range(0, labels).SelectMany(l => Enumerable.Range(0, each).Select(i => new LabelledText($"l{l}", $"the word{(char)('a' + l)} number {i}"))).ToArray()));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10), Prop.ForAll(Arb.From(rows), r =>
        {
            var classifier = ClassifierTrainer.Train(r, new TrainingOptions { LeastInScope = 0 });
            return r.All(row => classifier.Classify(row.Text).Label == row.Label);
        }));
    }
}
