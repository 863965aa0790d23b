using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>
/// What higher modules ask of customers. Methods with a <see cref="ReadSession"/> belong to the prepare phase, those
/// with a <see cref="Unit"/> join the caller's unit of work and append their own events.
/// </summary>
public interface ICustomers
{
    /// <summary>The customer behind an address on a channel, or null.</summary>
    Task<Guid?> FindByIdentityAsync(ReadSession session, WorkspaceId workspace, string channel, string address, CancellationToken cancellationToken);

    /// <summary>The customer, whoever asks; null when there is none.</summary>
    Task<CustomerRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken);

    /// <summary>The customer, as far as the scope may see it.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or it lies outside the scope's brands.</exception>
    Task<CustomerRow> GetAsync(ReadSession session, Scope scope, Guid customer, CancellationToken cancellationToken);

    /// <summary>Names and faces of many customers; ids that are gone are absent.</summary>
    Task<IReadOnlyDictionary<Guid, CustomerRow>> NamesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// The customer behind an address, made now when it is the first contact. Any number of parallel first contacts
    /// make one customer: the identity row decides, inside the lane. An existing customer is returned as it is, but
    /// becomes verified when <paramref name="verified"/> is set, and known in <paramref name="brand"/>.
    /// </summary>
    Guid EnsureIdentity(
        Unit unit, string channel, string address, bool verified, string? name, string? email, string? phone, string? language,
        Guid brand, out bool created);

    /// <summary>Remembers that the customer was here; at most one change every few minutes.</summary>
    void Seen(Unit unit, Guid customer);

    /// <summary>Makes the customer visible to those who see the brand. Call it whenever something in the brand begins for the customer.</summary>
    void Touch(Unit unit, Guid customer, Guid brand);

    /// <summary>Whether the customer may be rung up: it is not blocked, and its attribute <c>doNotCall</c> (or <c>do_not_call</c>) does not say otherwise.</summary>
    bool MayBeRung(Unit unit, Guid customer);

    /// <summary>Takes what the customer says of itself: replaces a made-up name, fills empty fields, never overwrites what is known.</summary>
    void Introduce(Unit unit, Guid customer, string? name, string? email, string? phone, string? language);

    /// <summary>
    /// Sets attributes by key (a JSON null removes one). Returns what is wrong, with <c>attributes.KEY</c> as field;
    /// when anything is wrong nothing is set.
    /// </summary>
    IReadOnlyList<FieldError> SetAttributes(Unit unit, Guid customer, IReadOnlyDictionary<string, JsonElement> values);

    /// <summary>The same check ahead of the unit, for forms.</summary>
    Task<IReadOnlyList<FieldError>> CheckAttributesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyDictionary<string, JsonElement> values, CancellationToken cancellationToken);

    /// <summary>The workspace's attribute definitions in the order of its forms.</summary>
    Task<IReadOnlyList<AttributeRow>> AttributesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>
    /// The customer has proven to own the address. Its signed name and e-mail replace what was known. The address is
    /// added when it is new; when it already belongs to another customer, that customer is returned and nothing changes.
    /// </summary>
    Guid Verify(Unit unit, Guid customer, string channel, string address, string? name, string? email);
}
