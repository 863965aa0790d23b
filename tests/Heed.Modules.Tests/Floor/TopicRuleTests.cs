using FsCheck;
using FsCheck.Fluent;
using Heed.Floor.Topics;

namespace Heed.Modules.Tests.Floor;

public sealed class TopicRuleTests
{
    private static readonly Guid One = Guid.CreateVersion7(), Other = Guid.CreateVersion7();

    [Theory]
    [InlineData(20, 3.0, 14, true)]
    [InlineData(10, 0.0, 14, true)]
    [InlineData(9, 0.0, 14, false)]
    [InlineData(20, 10.0, 14, false)]
    [InlineData(13, 4.0, 14, false)]
    [InlineData(14, 4.0, 14, true)]
    [InlineData(250, 100.0, 14, true)]
    [InlineData(249, 100.0, 14, false)]
    [InlineData(20, 3.0, 4, false)]
    public void A_topic_rises_when_it_is_many_more_than_usual_and_more_than_chance_gives(int now, double usual, int days, bool risen) =>
        Assert.Equal(risen ? One : null, TopicRule.Risen(new Dictionary<Guid, int> { [One] = now }, new Dictionary<Guid, double> { [One] = usual }, days));

    [Fact]
    public void Of_several_the_one_that_rose_most_is_told() =>
        Assert.Equal(Other, TopicRule.Risen(new Dictionary<Guid, int> { [One] = 20, [Other] = 40 }, new Dictionary<Guid, double> { [One] = 1, [Other] = 10 }, 14));

    [Fact]
    public void Chance_alone_hardly_ever_raises_it() => Prop.ForAll(
        Gen.Choose(1, 60).ToArbitrary(),
        usual =>
        {
            // Hours of customers who come by chance: of a thousand two may raise it.
            var random = new Random(usual);
            var raised = Enumerable.Range(0, 1_000).Count(_ => TopicRule.Risen(new Dictionary<Guid, int> { [One] = Poisson(usual, random) }, new Dictionary<Guid, double> { [One] = usual }, 14) is not null);
            return raised <= 2;
        }).QuickCheckThrowOnFailure();

    private static int Poisson(double mean, Random random)
    {
        var (count, product, floor) = (0, random.NextDouble(), Math.Exp(-mean));
        for (; product > floor; count++) product *= random.NextDouble();
        return count;
    }
}
