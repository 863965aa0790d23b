namespace Heed.Deadlines.Policies;

/// <summary>Events of policies.</summary>
internal static class PolicyEvents
{
    internal const string Created = "deadlinePolicy.created", Changed = "deadlinePolicy.changed", Deleted = "deadlinePolicy.deleted";
}
