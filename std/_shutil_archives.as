"""Archives made of folders and folders made of archives: the half of shutil for tar and zip, loaded when first asked for."""

import os
from shutil import ExecError, ReadError, RegistryError


def _id_of(name, lookup, field):
    if name is None:
        return None
    try:
        return getattr(lookup(name), field)
    except (KeyError, TypeError):
        return None


def _make_tarball(base_name, base_dir, compress="gzip", verbose=0, dry_run=0, owner=None, group=None, logger=None, root_dir=None):
    kinds = {None: ("", ""), "gzip": ("gz", ".gz"), "bzip2": ("bz2", ".bz2"), "xz": ("xz", ".xz")}
    if compress not in kinds:
        raise ValueError(f"bad value for 'compress', or compression format not supported : {compress}")
    import grp
    import pwd
    import tarfile
    kind, ending = kinds[compress]
    archive_name = base_name + ".tar" + ending
    _make_folder(os.path.dirname(archive_name), dry_run, logger)
    if logger is not None:
        logger.info("Creating tar archive")
    user, team = _id_of(owner, pwd.getpwnam, "pw_uid"), _id_of(group, grp.getgrnam, "gr_gid")

    def owned(member):
        if team is not None:
            member.gid, member.gname = team, group
        if user is not None:
            member.uid, member.uname = user, owner
        return member

    if not dry_run:
        with tarfile.open(archive_name, f"w|{kind}") as archive:
            name = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
            archive.add(name, base_dir, filter=owned)
    return os.path.abspath(archive_name) if root_dir is not None else archive_name


def _make_folder(name, dry_run, logger):
    if name and not os.path.exists(name):
        if logger is not None:
            logger.info("creating %s", name)
        if not dry_run:
            os.makedirs(name)


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    zip_filename = base_name + ".zip"
    _make_folder(os.path.dirname(base_name), dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", zip_filename, base_dir)
    if not dry_run:
        with zipfile.ZipFile(zip_filename, "w", compression=zipfile.ZIP_DEFLATED) as archive:
            start = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
            start = os.path.normpath(start) if root_dir is None else os.path.abspath(start)

            def inside(path):
                return path if root_dir is None else os.path.relpath(path, os.path.abspath(root_dir))

            if inside(start) != os.curdir:
                _put(archive, start, os.path.normpath(inside(start)), logger)
            for folder, folders, files in os.walk(start):
                for name in sorted(folders):
                    path = os.path.join(folder, name)
                    _put(archive, path, os.path.normpath(inside(path)), logger)
                for name in files:
                    path = os.path.normpath(os.path.join(folder, name))
                    if os.path.isfile(path):
                        _put(archive, path, os.path.normpath(inside(path)), logger)
    return os.path.abspath(zip_filename) if root_dir is not None else zip_filename


def _put(archive, path, name, logger):
    archive.write(path, name)
    if logger is not None:
        logger.info("adding '%s'", path)


_make_tarball.supports_root_dir = True
_make_zipfile.supports_root_dir = True
_archive_formats = {
    "tar": (_make_tarball, [("compress", None)], "uncompressed tar file"),
    "gztar": (_make_tarball, [("compress", "gzip")], "gzip'ed tar-file"),
    "bztar": (_make_tarball, [("compress", "bzip2")], "bzip2'ed tar-file"),
    "xztar": (_make_tarball, [("compress", "xz")], "xz'ed tar-file"),
    "zip": (_make_zipfile, [], "ZIP file"),
}


def get_archive_formats():
    """Returns names and descriptions of the kinds of archives that can be made."""
    return sorted([(name, entry[2]) for name, entry in _archive_formats.items()])


def register_archive_format(name, function, extra_args=None, description=""):
    """Adds a kind of archive."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _archive_formats[name] = (function, extra_args, description)


def unregister_archive_format(name):
    """Takes a kind of archive away."""
    del _archive_formats[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Makes an archive of a folder; returns its name."""
    try:
        function, settings, _ = _archive_formats[format]
    except KeyError:
        raise ValueError(f"unknown archive format '{format}'") from None
    options = {"dry_run": dry_run, "logger": logger, "owner": owner, "group": group}
    options.update(settings)
    base_dir = os.curdir if base_dir is None else base_dir
    base_name = os.fspath(base_name)
    before = None
    if root_dir is not None:
        root_dir = os.fspath(root_dir)
        import stat
        if not stat.S_ISDIR(os.stat(root_dir).st_mode):
            import errno
            raise NotADirectoryError(errno.ENOTDIR, "Not a directory", root_dir)
        if getattr(function, "supports_root_dir", False):
            options["root_dir"] = root_dir
        else:
            base_name = os.path.abspath(base_name)
            before = os.getcwd()
            if not dry_run:
                os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        if before is not None:
            os.chdir(before)


def _unpack_zipfile(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith("/") or ".." in name:
                continue
            target = os.path.join(extract_dir, *name.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if not name.endswith("/"):
                from shutil import copyfileobj
                with archive.open(name) as source, open(target, "wb") as file:
                    copyfileobj(source, file)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f"{filename} is not a compressed or uncompressed tar file") from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


_unpack_formats = {
    "tar": ([".tar"], _unpack_tarfile, [], "uncompressed tar file"),
    "zip": ([".zip"], _unpack_zipfile, [], "ZIP file"),
    "gztar": ([".tar.gz", ".tgz"], _unpack_tarfile, [], "gzip'ed tar-file"),
    "bztar": ([".tar.bz2", ".tbz2"], _unpack_tarfile, [], "bzip2'ed tar-file"),
    "xztar": ([".tar.xz", ".txz"], _unpack_tarfile, [], "xz'ed tar-file"),
}


def get_unpack_formats():
    """Returns names, endings and descriptions of the kinds of archives that can be unpacked."""
    return sorted([(name, entry[0], entry[3]) for name, entry in _unpack_formats.items()])


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Adds a kind of archive that can be unpacked."""
    extra_args = [] if extra_args is None else extra_args
    known = {ending: name for name, entry in _unpack_formats.items() for ending in entry[0]}
    for ending in extensions:
        if ending in known:
            raise RegistryError(f'{ending} is already registered for "{known[ending]}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpack_formats[name] = (extensions, function, extra_args, description)


def unregister_unpack_format(name):
    """Takes a kind of archive that can be unpacked away."""
    del _unpack_formats[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpacks an archive into a folder."""
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    options = {} if filter is None else {"filter": filter}
    if format is None:
        for name, entry in _unpack_formats.items():
            if any([filename.endswith(ending) for ending in entry[0]]):
                format = name
                break
        else:
            raise ReadError(f"Unknown archive format '{filename}'")
    try:
        _, function, settings, _ = _unpack_formats[format]
    except KeyError:
        raise ValueError(f"Unknown unpack format '{format}'") from None
    function(filename, extract_dir, **dict(settings), **options)
