using FsCheck;
using FsCheck.Fluent;
using Heed.Queueing.Lines;

namespace Heed.Engines.Tests.Queueing.Lines;

public sealed class OrderedSetPropertyTests
{
    [Fact]
    public void It_is_a_sorted_set_that_knows_ranks()
    {
        // Few keys make ties, many entries make runs split and join.
        var acts = Gen.Choose(-400, 400).ArrayOf(3_000).ToArbitrary();
        Prop.ForAll(acts, numbers =>
        {
            var (set, model) = (new OrderedSet<string>(), new SortedSet<(long, long)>());
            foreach (var number in numbers)
            {
                var (key, tie) = (Math.Abs(number) % 40, Math.Abs(number));
                if (number > -120 && model.Add((key, tie))) set.Add(key, tie, $"{tie}");
                else if (number <= -120) Assert.Equal(model.Remove((key, tie)), set.Remove(key, tie));
            }

            var items = new List<string>();
            foreach (var item in set) items.Add(item);
            Assert.Equal(model.Select(e => $"{e.Item2}"), items);
            Assert.Equal((model.Count, items.FirstOrDefault(), model.Count == 0 ? long.MaxValue : model.Min.Item1), (set.Count, set.First, set.FirstKey));
            for (var i = 0; i < 40; i++) Assert.Equal(model.Count(e => e.CompareTo((i, i * 10)) < 0), set.Rank(i, i * 10));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }
}
