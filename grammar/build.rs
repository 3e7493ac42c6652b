//! Build script: turns `aster.lalrpop` into the parser and `std/` into the table of the embedded library, and says how to link.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=grammar/aster.lalrpop");
    println!("cargo:rerun-if-changed=grammar/build.rs");
    println!("cargo:rerun-if-changed=std");
    println!("cargo:rerun-if-changed=src/modules");
    link_in_place();
    let out = std::env::var("OUT_DIR")?;
    embed_std(&Path::new(&out).join("std.rs"))?;
    list_natives(&Path::new(&out).join("modules.rs"))?;
    let parser = Path::new(&out).join("aster.rs");
    if is_newer(&parser, Path::new("grammar/aster.lalrpop")) {
        return Ok(());
    }
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(out)
        .emit_rerun_directives(false)
        .process_file("grammar/aster.lalrpop")
}

/// Links the program to a fixed address on Linux: the loader then has nothing to relocate in it, an eighth of the time that a
/// short script takes. The places of stack, heap and libraries stay random.
fn link_in_place() {
    let target = |what: &str| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

/// Tells whether the parser was made after the grammar changed: then a change in `std/` need not remake it.
fn is_newer(made: &Path, from: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|m| m.modified()).ok();
    matches!((time(made), time(from)), (Some(made), Some(from)) if made > from)
}

/// Writes the `mod` lines and the table `MODULES` of the modules written in Rust: the files of `src/modules`.
fn list_natives(to: &Path) -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("src/modules");
    let mut names = Vec::new();
    for entry in fs::read_dir(&root)? {
        let path = entry?.path();
        let is_rust = path.extension().is_some_and(|e| e == "rs");
        if let (true, Some(name)) = (is_rust, path.file_stem().and_then(|n| n.to_str()))
            && name != "mod"
        {
            names.push((name.to_string(), path.clone()));
        }
    }
    names.sort();
    let mut text = String::new();
    for (name, path) in &names {
        text.push_str(&format!("#[path = {path:?}]\npub mod {name};\n"));
    }
    text.push_str("/// All modules written in Rust.\npub static MODULES: &[&Module] = &[\n");
    for (name, _) in &names {
        text.push_str(&format!("    &{name}::MODULE,\n"));
    }
    text.push_str("];\n");
    Ok(fs::write(to, text)?)
}

/// Writes the table `STD`: name, whether it is a package, text; in the order of the names.
fn embed_std(to: &Path) -> Result<(), Box<dyn Error>> {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("std");
    let mut modules = Vec::new();
    list_modules(&root, "", &mut modules)?;
    modules.sort();
    let mut text = String::from("static STD: &[(&str, bool, &str)] = &[\n");
    for (name, package, path) in modules {
        text.push_str(&format!(
            "    ({name:?}, {package}, include_str!({path:?})),\n"
        ));
    }
    text.push_str("];\n");
    Ok(fs::write(to, text)?)
}

fn list_modules(
    folder: &Path,
    prefix: &str,
    modules: &mut Vec<(String, bool, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|s| s.to_str()) else {
            continue;
        };
        if path.is_dir() {
            // A folder's own watch: the one on `std` does not see what changes deeper.
            println!("cargo:rerun-if-changed={}", path.display());
            list_modules(&path, &format!("{prefix}{stem}."), modules)?;
        } else if path.extension().is_some_and(|e| e == "as") {
            match (stem, prefix.strip_suffix('.')) {
                ("__init__", Some(package)) => modules.push((package.to_owned(), true, path)),
                _ => modules.push((format!("{prefix}{stem}"), false, path)),
            }
        }
    }
    Ok(())
}
