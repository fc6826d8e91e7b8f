namespace HybridTrust.Organizations.Reading;

/// <summary>Reads one JSON value and reports what is wrong with it.</summary>
internal delegate Field<T> ValueReader<T>(JsonAt at);
