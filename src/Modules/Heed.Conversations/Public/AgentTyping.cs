using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>An agent types a reply to a customer.</summary>
public sealed record AgentTyping(WorkspaceId Workspace, Guid Conversation, Guid Customer, string Name, bool On);
