using FsCheck;
using FsCheck.Fluent;
using Heed.Text.Classifying;
using Heed.Text.Sentiments;

namespace Heed.Engines.Tests.Text.Sentiments;

public sealed class TextKindsTests
{
    private const int Columns = 40, PerKind = 10;

    [Fact]
    public void Texts_that_mix_other_features_are_of_other_kinds()
    {
        var rows = Rows(1_500);
        var kinds = TextKinds.Learn(rows, Columns, default);
        var found = Enumerable.Range(0, TextKinds.Kinds).Select(made => rows.Where((_, i) => i % TextKinds.Kinds == made).Select(kinds.Of).Distinct().Single()).ToArray();
        Assert.Equal(TextKinds.Kinds, found.Distinct().Count());
        Assert.Equal(kinds.Centres, TextKinds.Learn(rows, Columns, default).Centres);
    }

    [Fact]
    public void Few_rows_are_of_one_kind_and_stay_as_they_are()
    {
        var kinds = TextKinds.Learn(Rows(100), Columns, default);
        var row = new FeatureRow([1, 5], [1, 2]);
        Assert.Equal(Columns, kinds.SplitColumns);
        Assert.Equal(row, kinds.Split(row, new SparseVector(row.Columns, row.Counts)));
    }

    [Fact]
    public void A_row_that_is_split_keeps_its_features_and_has_each_once_more_where_its_kind_has_them()
    {
        var kinds = TextKinds.Learn(Rows(1_500), Columns, default);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(Gen.Choose(0, Columns - 1).ListOf().Select(c => c.Distinct().Order().ToArray())), columns =>
        {
            var row = new FeatureRow(columns, Array.ConvertAll(columns, c => 1f + c));
            var point = new SparseVector(columns, row.Counts);
            var split = kinds.Split(row, point);
            var own = Columns + (kinds.Of(point) * Columns);
            return split.Columns.SequenceEqual([.. columns, .. columns.Select(c => own + c)]) && split.Counts.SequenceEqual([.. row.Counts, .. row.Counts])
                && split.Columns.All(c => c < kinds.SplitColumns);
        }));
    }

    [Fact]
    public void A_word_that_praises_one_thing_and_blames_another_is_read_by_what_is_spoken_of_also_when_saved()
    {
        // Light is good of a computer and bad of a meal; nothing else tells the labels apart.
        string[] computers = ["电脑的屏幕和键盘", "笔记本电脑的键盘", "电脑的电池和屏幕", "笔记本的硬盘和电池"], meals = ["外卖的米饭和汤", "盒饭里的米饭", "外卖的汤和菜", "盒饭里的菜和汤"], rooms = ["房间的床和窗户", "宾馆的房间", "宾馆的床和大堂", "房间的窗户"];
        var rows = Enumerable.Range(0, 1_200).Select(i => (i % 4) switch
        {
            0 => new LabelledText(i % 8 == 0 ? "good" : "bad", $"{computers[i / 8 % 4]}{(i % 8 == 0 ? "分量轻" : "分量重")}"),
            1 => new LabelledText(i % 8 == 1 ? "bad" : "good", $"{meals[i / 8 % 4]}{(i % 8 == 1 ? "分量轻" : "分量重")}"),
            _ => new LabelledText(i % 8 < 4 ? "good" : "bad", $"{rooms[i / 8 % 4]}{(i % 8 < 4 ? "安静" : "吵闹")}"),
        }).ToList();
        var model = SentimentTrainer.Train(rows);
        Assert.Equal(("good", "bad"), (model.Classify("笔记本电脑的电池分量轻").Label, model.Classify("盒饭里的汤和米饭分量轻").Label));
        Assert.Equal(("bad", "good"), (model.Classify("笔记本电脑的电池分量重").Label, model.Classify("盒饭里的汤和米饭分量重").Label));
        using var saved = new MemoryStream();
        model.Save(saved);
        saved.Position = 0;
        Assert.Equal(model.Classify("外卖的菜分量轻").Ranked, SentimentModel.Load(saved).Classify("外卖的菜分量轻").Ranked);
    }

    /// <summary>Rows of three kinds in turns, each of features of its own and a few that all have.</summary>
    private static SparseVector[] Rows(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var own = Enumerable.Range(i % TextKinds.Kinds * PerKind, PerKind).Where(_ => random.Next(2) == 0);
            int[] columns = [.. own, i % TextKinds.Kinds * PerKind + PerKind - 1, (TextKinds.Kinds * PerKind) + random.Next(PerKind)];
            columns = [.. columns.Distinct().Order()];
            return new SparseVector(columns, Array.ConvertAll(columns, _ => 1f));
        })];
    }
}
