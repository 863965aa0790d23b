namespace Heed.Conversations.Fields;

/// <summary>When a field must be filled in. The numbers are stored.</summary>
internal enum FieldDemand
{
    Never = 0,

    /// <summary>A person cannot resolve the conversation without it.</summary>
    OnResolve = 1,

    /// <summary>As <see cref="OnResolve"/>, and once filled in it cannot be emptied.</summary>
    Always = 2,
}
