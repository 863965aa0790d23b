namespace Heed.Modules.Tests.Customers;

/// <summary>
/// Puts canaries into every text that a module can hold about a customer. Every plant of this assembly takes part in the
/// tests of export and erasure: a module with personal data adds one beside its own tests, with a parameterless constructor.
/// </summary>
public interface ICanaryPlant
{
    /// <summary>Plants over the API or the module's services; everything planted must turn up in the customer's export, except what is inside files or not yet said.</summary>
    Task PlantAsync(Company company, Guid customer, Canaries canaries);
}
