using Heed.Platform.Personal;

namespace Heed.Floor.Words;

/// <summary>Words of supervisors are about the people who work here, never about a customer.</summary>
internal sealed class FloorPersonalData : IPersonalData
{
    public string Section => "floor";

    public IReadOnlyList<string> Tables { get; } = ["floor_words", "floor_word_answers"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer)
    {
        // Nothing here is about customers.
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit)
    {
        var gone = unit.Execute($"""
            delete from floor_word_answers where workspace = {unit.Workspace} and (word, person) in
                (select word, person from floor_word_answers where workspace = {unit.Workspace} and at < {before} order by at, word, person limit {limit})
            """);
        return gone >= limit ? gone : gone + unit.Execute($"""
            delete from floor_words where workspace = {unit.Workspace} and id in
                (select id from floor_words where workspace = {unit.Workspace} and at < {before} order by at, id limit {limit - gone})
            """);
    }
}
