using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Platform;

public sealed class SqlTextTests
{
    [Fact]
    public void Every_hole_is_a_parameter_and_a_value_never_becomes_sql()
    {
        SqlText sql = $"select 1 where name = {"x' or 1=1 --"} and size > {5}";
        Assert.Equal("select 1 where name = @p0 and size > @p1", sql.Text);
        Assert.Equal(new object?[] { "x' or 1=1 --", 5 }, sql.Values);
    }

    [Fact]
    public void An_instant_a_workspace_and_an_id_are_bound_once_other_values_each_time()
    {
        var (now, id, workspace) = (DateTimeOffset.UnixEpoch, Guid.CreateVersion7(), new WorkspaceId(3));
        SqlText sql = $"{workspace} {now} {id} {now} {1} {1} {workspace} {id}";
        Assert.Equal("@p0 @p1 @p2 @p1 @p3 @p4 @p0 @p2", sql.Text);
        Assert.Equal(5, sql.Values.Count);
    }

    [Fact]
    public void A_fragment_keeps_its_values_under_new_numbers()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        SqlText inner = $"x = {a} or y = {a} or z = {"t"}";
        SqlText outer = $"select {b} where ({inner}) and w = {a}";
        Assert.Equal("select @p0 where (x = @p1 or y = @p1 or z = @p2) and w = @p1", outer.Text);
        Assert.Equal(new object?[] { b, a, "t" }, outer.Values);
    }

    [Fact]
    public void A_list_of_ids_becomes_a_list_and_an_empty_one_matches_nothing()
    {
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        SqlText some = $"id in {ids}";
        SqlText none = $"id in {Array.Empty<Guid>()}";
        Assert.Equal("id in (@p0,@p1)", some.Text);
        Assert.Equal("id in (null)", none.Text);
    }

    [Fact]
    public void Fragments_are_joined()
    {
        var joined = SqlText.Join(" and ", [(SqlText)$"a = {1}", (SqlText)$"b = {2}"]);
        Assert.Equal("a = @p0 and b = @p1", joined.Text);
    }

    [Fact]
    public void Among_many_values_an_id_is_still_bound_once()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => Guid.CreateVersion7()).ToList();
        SqlText twice = $"{ids} {ids} {ids[70]} {7} {7}";
        Assert.Equal(102, twice.Values.Count);
        Assert.EndsWith(" @p70 @p100 @p101", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_returns_what_it_changed_is_no_question()
    {
        SqlText asks = $"\n  select {1}";
        SqlText writes = $"update t set x = {1} returning x";
        Assert.True(asks.IsSelect);
        Assert.False(writes.IsSelect);
    }
}
