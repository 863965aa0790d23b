using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>What customers said today, in the brands that the caller supervises.</summary>
/// <param name="Count">How many answered.</param>
/// <param name="Sum">Their stars together.</param>
internal readonly record struct RatingFigures(int Count, long Sum)
{
    /// <summary>Mean stars; null while nobody answered.</summary>
    public double? Mean => Count == 0 ? null : Math.Round((double)Sum / Count, 2);

    /// <summary>Ids begin with their instant, so the day is a range of the key.</summary>
    public static async Task<RatingFigures> ReadAsync(ReadSession session, Scope scope, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var first = Ids.New(since.AddMilliseconds(-1));
        var rows = await session.QueryAsync(
            $"select brand, count(*), sum(score) from surveys_answers where workspace = {scope.Workspace} and id > {first} and at >= {since} group by brand",
            r => (Brand: r.Id(0), Count: (int)r.Long(1), Sum: r.Long(2)), cancellationToken);
        var mine = rows.Where(r => scope.Has(RoutingPermissions.Supervise, r.Brand)).ToList();
        return new RatingFigures(mine.Sum(r => r.Count), mine.Sum(r => r.Sum));
    }
}
