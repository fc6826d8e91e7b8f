namespace HybridTrust.Simulation.Entra;

/// <summary>An error as Graph reports it.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static GraphException BadRequest(string message) => new(400, "Request_BadRequest", message);

    public static GraphException Conflict(string message) => new(409, "Request_MultipleObjectsWithSameKeyValue", message);

    public static GraphException NotFound(string what) => new(
        404,
        "Request_ResourceNotFound",
        $"Resource '{what}' does not exist or one of its queried reference-property objects are not present.");
}
