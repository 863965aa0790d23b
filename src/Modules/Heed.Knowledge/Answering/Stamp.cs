namespace Heed.Knowledge.Answering;

/// <summary>Counts up with every change of what customers read in a workspace: indexes compare it and know that they are old.</summary>
internal sealed class Stamp
{
    public WorkspaceId Workspace { get; set; }

    public long Value { get; set; }

    /// <summary>Marks a change, in the unit of the change.</summary>
    public static void Raise(Unit unit) => unit.Execute($"""
        insert into knowledge_stamps (workspace, value) values ({unit.Workspace}, {1L})
        on conflict (workspace) do update set value = knowledge_stamps.value + 1
        """);

    /// <summary>The present count; 0 before the first change.</summary>
    public static Task<long> NowAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        session.NumberAsync($"select value from knowledge_stamps where workspace = {workspace}", cancellationToken);
}
